# SPDX-License-Identifier: GPL-2.0-only
# A thin door to tools/: `make help` lists what is behind it. Kernel builds use Kbuild, not this.

# a kernel build to compile the modules against, by either name; default: the lab's own, in the cache
KDIR ?= $(KERNEL_SRC)
export LAB_SRC CHARGOV_CACHE CHARGOV_NO_SETUP
export V SUITE DTB BOARD BATTERY SCENARIO KERNELS RUNS

MAKEFLAGS += --no-print-directory

# where udev looks for rules and hwdb entries of packages
UDEVDIR ?= /usr/lib/udev

.PHONY: all help docs tool kunit-host coverage mutants bench bench-soc setup lab modules modules_install install install-udev deb packages kunit kunit-um scenarios scenarios-um clients qemu \
	demo check fuzz soak style matrix deaths campaign haul life graft-test clean

all: modules

help:
	@sed -n 's/^#: //p' Makefile

#: make                  the modules, against the lab's arm64 kernel (built and cached at first)
#: make KDIR=<build>     the modules, against that kernel; modules_install installs them, as Kbuild does
#: make demo             a board charges from 5 % to full; BOARD=<in-tree dts> or DTB=<file> picks it,
#:                       BATTERY=<path or label> one of several
#: make check            everything that must hold; the last line counts
#: make kunit            KUnit under QEMU arm64; SUITE=<glob>, for instance SUITE=chargov-decide
#: make kunit-host       the suites of pure files as a program of this host, in a second; SUITE=<glob>
#: make coverage         lines and branches of the pure core that they run: all. Lines of drivers that run
#:                       in a kernel: make soak PART=coverage
#: make mutants          do they see a slip? Each comparison, number or statement is changed in turn
#: make kunit-um         KUnit grafted into User-Mode Linux, with KASAN and lockdep; SUITE=<glob>
#: make scenarios        simulated boards under QEMU; SCENARIO=<name> runs one
#: make scenarios-um     the long ones, under User-Mode Linux; SCENARIO=<name> runs one
#: make deaths           the kernel dies while it charges, and the cells are asked a day later
#: make campaign         transfers on the bus go wrong while it charges, drawn and in turn
#: make haul             months of use of many boards, with no fault and with one; HOURS=3000
#: make life             drivers come and go 1,000 times each, without memory and in every order, on a kernel
#:                       that finds bugs; ROUNDS=1000
#: make matrix           the modules, KUnit and scenarios on each kernel and architecture;
#:                       KERNELS="6.1 6.12 7.3 arm riscv64 mips clang" are all
#: make clients          UPower, acpi and others of Debian on a simulated board: what each shows
#: make deb              packages for Debian: the modules by DKMS, and the tool; in build/packages
#: make packages         these, built, installed, used and removed in a Debian 12 of its own
#: make install          the tool, its manual page, and what install-udev installs (DESTDIR, PREFIX)
#: make install-udev     the entries by which UPower offers charge thresholds, into UDEVDIR (DESTDIR)
#: make bench            charge time over the bound and beside others, life, state of charge, wake-ups,
#:                       instructions, size, and what it costs in a running kernel, each beside its bar;
#:                       PART="charge soc size guest" picks
#: make bench-compare OLD=old.json  what moved in build/bench/report.json since that one
#: make tool             tools/chargov for this machine: build/chargov/chargov checks a board without one
#: make docs             the documents as HTML, with tables and pictures from the code: build/docs/html
#: make bench-soc        state of charge over measured courses, beside what others do; DATA=FOLDER
#: make fuzz             the governor, descriptions, members and chips, SECONDS=60 by default
#: make soak             what make check runs a part of, to its end: fuzzers 100,000,000 times (RUNS=), 100,000
#:                       drawn packs and hours, every death, fault and slip, bugs planted in drivers;
#:                       resumable; PART="fuzz haul" picks
#: make style            checkpatch and the other gates that need no board
#: make graft-test       graft into a kernel tree and undo
#: make setup            only the packages and the lab's arm64 kernel
#: make clean            remove build/ (the cache stays: CHARGOV_CACHE, default ~/.cache/chargov)

setup:
	@tools/setup/packages
	@tools/setup/kernel arm64

lab: setup
	@tools/lab/build-init arm64

ifeq ($(KDIR),)
modules modules_install: lab
	@tools/build-modules $@
else
# as it was called, with ARCH, CROSS_COMPILE, LLVM, O and the like: a copy of the sources is built
modules modules_install:
	@tools/mirror build/kdir/tree Kbuild Kconfig drivers include kunit
	@$(MAKE) -C $(KDIR) M=$(CURDIR)/build/kdir/tree $@
endif

kunit: modules
	@tools/lab/run --kunit $(if $(SUITE),--suite '$(SUITE)') --out build/arm64/kunit.log

kunit-um: setup
	@tools/lab/kunit-um

kunit-host: setup
	@tools/host/kunit $(if $(SUITE),'$(SUITE)')

coverage: setup
	@tools/host/coverage

mutants: setup
	@tools/host/mutate --all

scenarios qemu: modules
	@tools/lab/run-scenarios $(SCENARIO)

scenarios-um: setup
	@tools/lab/run-scenarios --um $(SCENARIO)

clients: setup
	@tools/clients/test

install:
	@$(MAKE) -C tools/chargov install
	@$(MAKE) install-udev

install-udev:
	install -d $(DESTDIR)$(UDEVDIR)/rules.d $(DESTDIR)$(UDEVDIR)/hwdb.d
	install -m 644 tools/udev/61-chargov-battery.rules $(DESTDIR)$(UDEVDIR)/rules.d
	install -m 644 tools/udev/61-chargov-battery.hwdb $(DESTDIR)$(UDEVDIR)/hwdb.d

deb:
	@tools/packages/build

packages: setup
	@tools/packages/test

demo: modules
	@tools/demo/demo

check: setup
	@tools/check/all

bench: modules
	@tools/bench/bench $(PART)

bench-compare:
	@tools/bench/compare $(OLD)

tool:
	@$(MAKE) -C tools/chargov

docs: modules
	@tools/docs/build

bench-soc: setup
	@DATA='$(DATA)' tools/bench-soc/bench-soc

haul: setup
	@tools/lab/haul $(HOURS)

life: setup
	@tools/lab/life $(ROUNDS)

campaign: setup
	@tools/lab/campaign

deaths: setup
	@tools/lab/deaths

matrix: setup
	@tools/lab/matrix

fuzz: setup
	@SECONDS_OF_FUZZING='$(SECONDS)' tools/fuzz/run

soak: setup
	@tools/check/soak $(PART)

style: setup
	@tools/check/all --static

graft-test: setup
	@tools/check/graft

clean:
	rm -rf build
