# SPDX-License-Identifier: GPL-2.0-only
# Included by the Makefile of every folder: where our headers are, and the compat header in front.
# $(src) is relative to the source tree up to 6.9 and absolute or relative to the build from 6.10 on.
cg-here := $(if $(wildcard $(src)/$(cg-top)/include/flags.mk),$(src),$(srctree)/$(src))
ccflags-y += -I$(cg-here)/$(cg-top)/include
ccflags-y += -idirafter $(cg-here)/$(cg-top)/include/compat/missing
ccflags-y += -include $(cg-here)/$(cg-top)/include/compat/compat.h
