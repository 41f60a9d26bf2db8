# SPDX-License-Identifier: GPL-2.0-only
# shellcheck shell=bash
# Sourced by all scripts: where things are, and how kernels are built the same way each time.

set -euo pipefail

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
BUILD=$ROOT/build
CHARGOV_CACHE=${CHARGOV_CACHE:-${HOME:-/root}/.cache/chargov}
KERNEL=6.12	# the lab's; the others that must work are in tools/lab/matrix
LAB_SRC=${LAB_SRC:-$CHARGOV_CACHE/src/linux-source-$KERNEL}
GRAFT_SRC=$CHARGOV_CACHE/graft/linux-$KERNEL
JOBS=${JOBS:-$(nproc)}
export ROOT BUILD CHARGOV_CACHE LAB_SRC GRAFT_SRC JOBS

# What the set-up script installs comes before what else a machine has by the same names: a python3 of
# another kind may take two seconds to begin.
export PATH=/usr/sbin:/usr/bin:/sbin:/bin:$PATH

# What a file includes is told by the compiler, not by a run of the preprocessor before: a fifth less.
export CCACHE_DIR=$CHARGOV_CACHE/ccache
export CCACHE_DEPEND=1

# The same bytes from every build.
export KBUILD_BUILD_TIMESTAMP='2026-01-01 00:00:00 UTC'
export KBUILD_BUILD_VERSION=1
export KBUILD_BUILD_USER=chargov
export KBUILD_BUILD_HOST=lab
export LC_ALL=C
unset MAKEFLAGS MFLAGS MAKELEVEL

die() {
	echo "${0##*/}: $*" >&2
	exit 1
}

# kernel_make ARCH BUILD_DIR ARGUMENT...: make with the compiler of an architecture
kernel_make() {
	local arch=$1 dir=$2
	shift 2
	case $arch in
	arm64) set -- ARCH=arm64 CROSS_COMPILE=aarch64-linux-gnu- \
		CC='ccache aarch64-linux-gnu-gcc' "$@" ;;
	arm) set -- ARCH=arm CROSS_COMPILE=arm-linux-gnueabihf- CC='ccache arm-linux-gnueabihf-gcc' "$@" ;;
	riscv64) set -- ARCH=riscv CROSS_COMPILE=riscv64-linux-gnu- CC='ccache riscv64-linux-gnu-gcc' "$@" ;;
	mips) set -- ARCH=mips CROSS_COMPILE=mips-linux-gnu- CC='ccache mips-linux-gnu-gcc' "$@" ;;
	clang) set -- ARCH=arm64 LLVM=-14 CC='ccache clang-14' "$@" ;;
	um) set -- ARCH=um CC='ccache gcc' "$@" ;;
	*) die "no lab kernel is defined for architecture $arch: use arm64, arm, riscv64, mips, clang or um" ;;
	esac
	make -C "$dir" -j"$JOBS" --no-print-directory ${V:+V="$V"} "$@"
}

# only_one NAME COMMAND...: one at a time among all users of the cache
only_one() {
	local name=$1
	shift
	mkdir -p "$CHARGOV_CACHE"
	(
		flock 9
		"$@"
	) 9>"$CHARGOV_CACHE/$name.lock"
}
