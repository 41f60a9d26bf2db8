/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef CHARGOV_HOST_KERNEL_H
#define CHARGOV_HOST_KERNEL_H

#include <stdarg.h>
#include <stdio.h>

/* What was written, not what would have been. */
static inline int scnprintf(char *buf, size_t size, const char *format, ...)
{
	va_list args;
	int n;

	va_start(args, format);
	n = vsnprintf(buf, size, format, args);
	va_end(args);
	return n < (int)size ? n : (int)size - 1;
}

#endif /* CHARGOV_HOST_KERNEL_H */
