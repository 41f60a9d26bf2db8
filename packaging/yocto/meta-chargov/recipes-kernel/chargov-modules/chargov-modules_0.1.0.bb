# SPDX-License-Identifier: GPL-2.0-only
SUMMARY = "Charging governor for lithium batteries, kernel modules"
LICENSE = "GPL-2.0-only"
LIC_FILES_CHKSUM = "file://COPYING;md5=b234ee4d69f5fce4486a80fdaf4a4263"

inherit module externalsrc

EXTERNALSRC = "${CHARGOV_SOURCE}"
EXTERNALSRC_BUILD = "${EXTERNALSRC}"

# each module is a package of its own: this one brings those of every board
RPROVIDES:${PN} += "kernel-module-chargov-pack"
RDEPENDS:${PN} += "kernel-module-chargov-governor kernel-module-chargov-charger"

KERNEL_MODULE_AUTOLOAD += "chargov-pack"
