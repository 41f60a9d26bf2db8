# SPDX-License-Identifier: GPL-2.0-only
"""Sphinx: tools/docs/build makes the pages of generated/ first."""
import pathlib

project = "Chargov"
author = "Chargov maintainers"
version = release = (pathlib.Path(__file__).parents[1] / "VERSION").read_text(encoding="ascii").strip()
copyright = "2026, " + author  # noqa: A001  (the name is Sphinx's)
master_doc = "index"
exclude_patterns = ["ABI", "bindings"]
highlight_language = "none"
html_theme = "sphinx_rtd_theme"
html_show_copyright = False
html_static_path = ["_static"]
html_css_files = ["wrap.css"]
# of the kernel, whose documents these are not
nitpick_ignore_regex = [("c:.*", ".*")]
