# SPDX-License-Identifier: GPL-2.0-only
# Lists a suite that no module has.
chargov-kunit-y := good.o absent.o
