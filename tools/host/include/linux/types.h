/* SPDX-License-Identifier: GPL-2.0-only */
/* What pure files use of the kernel's header of the same name, for a host compiler. */
#ifndef CHARGOV_HOST_TYPES_H
#define CHARGOV_HOST_TYPES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include_next <linux/types.h>

struct list_head {
	struct list_head *next, *prev;
};

typedef int8_t s8;
typedef int16_t s16;
typedef int32_t s32;
typedef long long s64;
typedef uint8_t u8;
typedef uint16_t u16;
typedef uint32_t u32;
typedef unsigned long long u64;

#define __packed	__attribute__((packed))
#define __weak		__attribute__((weak))
#define __maybe_unused	__attribute__((unused))
#define noinline		__attribute__((__noinline__))
#define __must_check	__attribute__((warn_unused_result))
#define fallthrough	__attribute__((fallthrough))

#endif /* CHARGOV_HOST_TYPES_H */
