/* SPDX-License-Identifier: GPL-2.0-only */
/* The end of a kernel's log, after which nothing runs. Goes with the last kernel before 6.12. */
#ifndef CHARGOV_COMPAT_LAST_WORDS_H
#define CHARGOV_COMPAT_LAST_WORDS_H

#include <linux/kmsg_dump.h>
#include <linux/version.h>

/* What a dumper of the log is called with: from 6.12 on more than the reason. */
#if LINUX_VERSION_CODE < KERNEL_VERSION(6, 12, 0)
#define COMPAT_LAST_WORDS	enum kmsg_dump_reason
#else
#define COMPAT_LAST_WORDS	struct kmsg_dump_detail *
#endif

/**
 * compat_last_words_reason() - why a dumper of the log is called
 * @words: what it is called with
 *
 * Return: the reason
 */
static inline enum kmsg_dump_reason compat_last_words_reason(COMPAT_LAST_WORDS words)
{
#if LINUX_VERSION_CODE < KERNEL_VERSION(6, 12, 0)
	return words;
#else
	return words->reason;
#endif
}

#endif /* CHARGOV_COMPAT_LAST_WORDS_H */
