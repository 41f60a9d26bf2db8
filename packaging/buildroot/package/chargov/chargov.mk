# SPDX-License-Identifier: GPL-2.0-only
################################################################################
#
# chargov
#
################################################################################

CHARGOV_VERSION = 0.1.0
# this external tree lies in the sources
CHARGOV_SITE = $(realpath $(BR2_EXTERNAL_CHARGOV_PATH)/../..)
CHARGOV_SITE_METHOD = local
CHARGOV_LICENSE = GPL-2.0-only
CHARGOV_LICENSE_FILES = COPYING

define CHARGOV_LINUX_CONFIG_FIXUPS
	$(call KCONFIG_ENABLE_OPT,CONFIG_POWER_SUPPLY)
	$(call KCONFIG_ENABLE_OPT,CONFIG_I2C)
	$(call KCONFIG_ENABLE_OPT,CONFIG_REGMAP_I2C)
	$(call KCONFIG_ENABLE_OPT,CONFIG_GPIOLIB)
endef

ifeq ($(BR2_PACKAGE_CHARGOV_TOOL),y)
CHARGOV_DEPENDENCIES = dtc ncurses

define CHARGOV_BUILD_CMDS
	$(TARGET_MAKE_ENV) $(MAKE) -C $(@D)/tools/chargov O=$(@D)/build/chargov $(TARGET_CONFIGURE_OPTS)
endef

define CHARGOV_INSTALL_TARGET_CMDS
	$(TARGET_MAKE_ENV) $(MAKE) -C $(@D)/tools/chargov O=$(@D)/build/chargov $(TARGET_CONFIGURE_OPTS) \
		DESTDIR=$(TARGET_DIR) install
endef
endif

$(eval $(kernel-module))
$(eval $(generic-package))
