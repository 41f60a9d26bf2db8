// SPDX-License-Identifier: GPL-2.0-only
/* Over to another kernel, without the machine being reset: next_kernel.S, which only says so. */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/reboot.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <linux/kexec.h>

#include "init.h"

#ifdef __aarch64__

/* In the middle of the reference board's memory. */
#define NEXT_AT		0x48000000UL
#define NEXT_SIZE	4096

static long load_next(void)
{
	struct kexec_segment segment = {
		.buf = next_kernel, .bufsz = (size_t)(next_kernel_end - next_kernel),
		.mem = (const void *)NEXT_AT, .memsz = NEXT_SIZE,
	};

	return syscall(SYS_kexec_load, NEXT_AT, 1UL, &segment, (unsigned long)KEXEC_ARCH_AARCH64);
}

/* kexec: does not come back */
bool kexec_go(char *rest, char *why)
{
	(void)rest;
	if (!load_next())
		reboot(RB_KEXEC);
	snprintf(why, VALUE_MAX, "kexec: %s", strerror(errno));
	return false;
}

#else

bool kexec_go(char *rest, char *why)
{
	(void)rest;
	snprintf(why, VALUE_MAX, "this machine has no next kernel: use arm64");
	return false;
}

#endif
