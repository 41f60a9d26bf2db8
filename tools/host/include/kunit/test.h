/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * As much of KUnit as the suites of pure files use, for a host: tools/host/kunit.c runs them.
 */
#ifndef CHARGOV_HOST_KUNIT_TEST_H
#define CHARGOV_HOST_KUNIT_TEST_H

#include <stdlib.h>
#include <linux/array_size.h>
#include <linux/bits.h>
#include <linux/build_bug.h>
#include <linux/errno.h>
#include <linux/kernel.h>
#include <linux/limits.h>
#include <linux/math64.h>
#include <linux/minmax.h>
#include <linux/string.h>
#include <linux/types.h>

#define KUNIT_PARAM_DESC_SIZE	128
#define GFP_KERNEL		0

/**
 * struct kunit - a test that runs
 * @param_value: its row, if it has some
 * @name: of suite, case and row
 */
struct kunit {
	const void *param_value;
	const char *name;
};

struct kunit_case {
	void (*run_case)(struct kunit *test);
	const char *name;
	const void *(*generate_params)(const void *before, char *desc);
};

struct kunit_suite {
	const char *name;
	int (*init)(struct kunit *test);
	void (*exit)(struct kunit *test);
	struct kunit_case *test_cases;
	struct kunit_suite *next;
};

#define KUNIT_CASE(function)		{ function, #function, NULL }
#define KUNIT_CASE_PARAM(function, gen)	{ function, #function, gen }

#define KUNIT_ARRAY_PARAM_DESC(list, array, member)					\
	static const void *list##_gen_params(const void *before, char *desc)		\
	{										\
		typeof(&(array)[0]) row = before ? (typeof(row))before + 1 : array;	\
		const char *name;							\
											\
		if (row - (array) >= (ptrdiff_t)ARRAY_SIZE(array))			\
			return NULL;							\
		memcpy(&name, (const char *)row + offsetof(typeof(*row), member),	\
		       sizeof(name));							\
		snprintf(desc, KUNIT_PARAM_DESC_SIZE, "%s", name);			\
		return row;								\
	}

void kunit_host_add(struct kunit_suite *suite);
void kunit_host_judge(const struct kunit *test, bool good, bool must, const char *file, int line,
		      const char *what, s64 left, s64 right, const char *format, ...)
	__attribute__((format(printf, 9, 10)));
void *kunit_kzalloc(struct kunit *test, size_t size, int flags);
void *kunit_kcalloc(struct kunit *test, size_t n, size_t size, int flags);

#define kunit_test_suite(suite)								\
	static void __attribute__((constructor)) suite##_add(void)			\
	{										\
		kunit_host_add(&(suite));						\
	}

#define KUNIT_HOST_JUDGE(test, must, a, op, b, ...) do {					\
	typeof(a) cg_left_ = (a);							\
	typeof(b) cg_right_ = (b);							\
											\
	kunit_host_judge(test, cg_left_ op cg_right_, must, __FILE__, __LINE__,	\
			 #a " " #op " " #b, (s64)cg_left_, (s64)cg_right_,		\
			 __VA_ARGS__);							\
} while (0)

#define KUNIT_EXPECT_EQ_MSG(test, a, b, ...)	\
	KUNIT_HOST_JUDGE(test, false, a, ==, b, __VA_ARGS__)
#define KUNIT_EXPECT_NE_MSG(test, a, b, ...)	\
	KUNIT_HOST_JUDGE(test, false, a, !=, b, __VA_ARGS__)
#define KUNIT_EXPECT_LE_MSG(test, a, b, ...)	\
	KUNIT_HOST_JUDGE(test, false, a, <=, b, __VA_ARGS__)
#define KUNIT_EXPECT_TRUE_MSG(test, a, ...)	\
	KUNIT_HOST_JUDGE(test, false, !!(a), ==, true, __VA_ARGS__)
#define KUNIT_EXPECT_FALSE_MSG(test, a, ...)	\
	KUNIT_HOST_JUDGE(test, false, !!(a), ==, false, __VA_ARGS__)
#define KUNIT_EXPECT_EQ(test, a, b)		KUNIT_HOST_JUDGE(test, false, a, ==, b, " ")
#define KUNIT_EXPECT_NE(test, a, b)		KUNIT_HOST_JUDGE(test, false, a, !=, b, " ")
#define KUNIT_EXPECT_LT(test, a, b)		KUNIT_HOST_JUDGE(test, false, a, <, b, " ")
#define KUNIT_EXPECT_LE(test, a, b)		KUNIT_HOST_JUDGE(test, false, a, <=, b, " ")
#define KUNIT_EXPECT_GT(test, a, b)		KUNIT_HOST_JUDGE(test, false, a, >, b, " ")
#define KUNIT_EXPECT_GE(test, a, b)		KUNIT_HOST_JUDGE(test, false, a, >=, b, " ")
#define KUNIT_EXPECT_TRUE(test, a)		KUNIT_HOST_JUDGE(test, false, !!(a), ==, true, " ")
#define KUNIT_EXPECT_FALSE(test, a)		KUNIT_HOST_JUDGE(test, false, !!(a), ==, false, " ")
#define KUNIT_ASSERT_EQ_MSG(test, a, b, ...)	\
	KUNIT_HOST_JUDGE(test, true, a, ==, b, __VA_ARGS__)
#define KUNIT_ASSERT_TRUE_MSG(test, a, ...)	\
	KUNIT_HOST_JUDGE(test, true, !!(a), ==, true, __VA_ARGS__)
#define KUNIT_ASSERT_EQ(test, a, b)		KUNIT_HOST_JUDGE(test, true, a, ==, b, " ")
#define KUNIT_ASSERT_NE(test, a, b)		KUNIT_HOST_JUDGE(test, true, a, !=, b, " ")
#define KUNIT_ASSERT_LT(test, a, b)		KUNIT_HOST_JUDGE(test, true, a, <, b, " ")
#define KUNIT_ASSERT_LE(test, a, b)		KUNIT_HOST_JUDGE(test, true, a, <=, b, " ")
#define KUNIT_ASSERT_GT(test, a, b)		KUNIT_HOST_JUDGE(test, true, a, >, b, " ")
#define KUNIT_ASSERT_GE(test, a, b)		KUNIT_HOST_JUDGE(test, true, a, >=, b, " ")
#define KUNIT_ASSERT_TRUE(test, a)		KUNIT_HOST_JUDGE(test, true, !!(a), ==, true, " ")
#define KUNIT_ASSERT_FALSE(test, a)		KUNIT_HOST_JUDGE(test, true, !!(a), ==, false, " ")

/* Of pointers their numbers are shown, where it matters the texts. */
#define KUNIT_HOST_PTR(test, must, a, op, b, ...) \
	KUNIT_HOST_JUDGE(test, must, (intptr_t)(a), op, (intptr_t)(b), __VA_ARGS__)

#define KUNIT_EXPECT_PTR_EQ(test, a, b)			KUNIT_HOST_PTR(test, false, a, ==, b, " ")
#define KUNIT_EXPECT_PTR_EQ_MSG(test, a, b, ...)	\
	KUNIT_HOST_PTR(test, false, a, ==, b, __VA_ARGS__)
#define KUNIT_EXPECT_PTR_NE_MSG(test, a, b, ...)	\
	KUNIT_HOST_PTR(test, false, a, !=, b, __VA_ARGS__)
#define KUNIT_EXPECT_NULL(test, a)		KUNIT_HOST_PTR(test, false, a, ==, NULL, " ")
#define KUNIT_EXPECT_NOT_NULL(test, a)		KUNIT_HOST_PTR(test, false, a, !=, NULL, " ")
#define KUNIT_ASSERT_PTR_EQ(test, a, b)			KUNIT_HOST_PTR(test, true, a, ==, b, " ")
#define KUNIT_ASSERT_NULL(test, a)			KUNIT_HOST_PTR(test, true, a, ==, NULL, " ")
#define KUNIT_ASSERT_NOT_NULL(test, a)			KUNIT_HOST_PTR(test, true, a, !=, NULL, " ")
#define KUNIT_ASSERT_NOT_NULL_MSG(test, a, ...)	\
	KUNIT_HOST_PTR(test, true, a, !=, NULL, __VA_ARGS__)

#define KUNIT_HOST_STR(test, equal, a, b) do {						\
	const char *cg_left_ = (a), *cg_right_ = (b);					\
											\
	kunit_host_judge(test, cg_left_ && cg_right_ &&					\
			 (strcmp(cg_left_, cg_right_) == 0) == (equal), false,		\
			 __FILE__, __LINE__, #a " as text " #b, 0, 0, "'%s', '%s'",	\
			 cg_left_ ? cg_left_ : "NULL", cg_right_ ? cg_right_ : "NULL");	\
} while (0)

#define KUNIT_EXPECT_STREQ(test, a, b)	KUNIT_HOST_STR(test, true, a, b)
#define KUNIT_EXPECT_STRNEQ(test, a, b)	KUNIT_HOST_STR(test, false, a, b)
#define KUNIT_EXPECT_MEMEQ(test, a, b, n)	\
	KUNIT_HOST_JUDGE(test, false, memcmp(a, b, n), ==, 0, " ")

/* What the kernel gives besides. */
static inline void *memchr_inv(const void *start, int c, size_t n)
{
	const u8 *byte = start;

	for (; n; n--, byte++)
		if (*byte != (u8)c)
			return (void *)byte;
	return NULL;
}

#define offsetofend(type, member)	(offsetof(type, member) + sizeof(((type *)0)->member))

static inline unsigned int hweight32(u32 word)
{
	return __builtin_popcount(word);
}

static inline int strscpy(char *to, const char *from, size_t n)
{
	return snprintf(to, n, "%s", from);
}

#endif /* CHARGOV_HOST_KUNIT_TEST_H */
