# SPDX-License-Identifier: GPL-2.0-only
SUMMARY = "Looks at the charging of a board, on it and without it"
LICENSE = "GPL-2.0-only"
LIC_FILES_CHKSUM = "file://COPYING;md5=b234ee4d69f5fce4486a80fdaf4a4263"
DEPENDS = "dtc ncurses"

inherit externalsrc

EXTERNALSRC = "${CHARGOV_SOURCE}"
EXTERNALSRC_BUILD = "${WORKDIR}/build"

EXTRA_OEMAKE = "-C ${S}/tools/chargov O=${B} PREFIX=${prefix}"

do_install() {
	oe_runmake install DESTDIR=${D}
	oe_runmake -C ${S} install-udev DESTDIR=${D} UDEVDIR=${nonarch_base_libdir}/udev
}

FILES:${PN} += "${nonarch_base_libdir}/udev ${datadir}/bash-completion"
