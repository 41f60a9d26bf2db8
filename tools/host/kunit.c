// SPDX-License-Identifier: GPL-2.0-only
/*
 * Runs suites of KUnit in a host program; see include/kunit/test.h.
 *
 * usage: kunit [--quiet] [--first] [SUITE...]	all suites, or those of these patterns;
 *						--first ends at the first failure
 *
 * The last line counts. The exit status is 1 if a case failed.
 */
#include <fnmatch.h>
#include <setjmp.h>
#include <stdarg.h>
#include <sys/resource.h>
#include <kunit/test.h>

/* All suites take a second of a processor, however long the wait for one is. */
#define LONGEST_S	20

static struct kunit_suite *suites;
static jmp_buf out_of_case;
static bool failed, quiet, first;
static long n_passed, n_failed;

/* What a case asked for, freed after it. */
static void *taken[4096];
static size_t n_taken;

/* Sorted by name, so that the order is that of the files. */
void kunit_host_add(struct kunit_suite *suite)
{
	struct kunit_suite **at = &suites;

	while (*at && strcmp((*at)->name, suite->name) < 0)
		at = &(*at)->next;
	suite->next = *at;
	*at = suite;
}

void *kunit_kcalloc(struct kunit *test, size_t n, size_t size, int flags)
{
	if (n_taken == ARRAY_SIZE(taken))
		return NULL;
	taken[n_taken] = calloc(n, size);
	return taken[n_taken++];
}

void *kunit_kzalloc(struct kunit *test, size_t size, int flags)
{
	return kunit_kcalloc(test, 1, size, flags);
}

void kunit_host_judge(const struct kunit *test, bool good, bool must, const char *file, int line,
		      const char *what, s64 left, s64 right, const char *format, ...)
{
	va_list args;

	if (good)
		return;
	failed = true;
	if (!quiet) {
		printf("# %s: %s:%d: not so: %s (%lld, %lld) ", test->name, file, line, what, left,
		       right);
		va_start(args, format);
		vprintf(format, args);
		va_end(args);
		putchar('\n');
	}
	if (first) {
		printf("not ok %s: %s:%d\n", test->name, file, line);
		exit(1);
	}
	if (must)
		longjmp(out_of_case, 1);
}

static void run_case(const struct kunit_suite *suite, const struct kunit_case *c,
		     const void *row, const char *desc)
{
	char name[256];
	struct kunit test = { row, name };

	snprintf(name, sizeof(name), "%s.%s%s%s", suite->name, c->name, row ? "." : "", desc);
	failed = false;
	if (!setjmp(out_of_case)) {
		if (suite->init)
			suite->init(&test);
		c->run_case(&test);
	}
	if (suite->exit)
		suite->exit(&test);
	while (n_taken)
		free(taken[--n_taken]);
	if (failed || !quiet)
		printf("%s %s\n", failed ? "not ok" : "ok", name);
	n_failed += failed;
	n_passed += !failed;
}

static void run_suite(const struct kunit_suite *suite)
{
	char desc[KUNIT_PARAM_DESC_SIZE] = "";
	const struct kunit_case *c;
	const void *row = NULL;

	for (c = suite->test_cases; c->run_case; c++) {
		if (!c->generate_params) {
			run_case(suite, c, NULL, "");
			continue;
		}
		while ((row = c->generate_params(row, desc)))
			run_case(suite, c, row, desc);
	}
}

/* Is it one of those that were asked for? */
static bool wanted(const struct kunit_suite *suite, char **names, int n)
{
	int i;

	for (i = 0; i < n; i++)
		if (!fnmatch(names[i], suite->name, 0))
			return true;
	return !n;
}

int main(int argc, char **argv)
{
	const struct kunit_suite *suite;
	int i;

	for (i = 1; i < argc && argv[i][0] == '-'; i++) {
		quiet |= !strcmp(argv[i], "--quiet");
		first |= !strcmp(argv[i], "--first");
	}
	/* a slip that never ends is one that was seen, also when nobody waits for it any more */
	setrlimit(RLIMIT_CPU, &(struct rlimit){ LONGEST_S, LONGEST_S });
	for (suite = suites; suite; suite = suite->next)
		if (wanted(suite, argv + i, argc - i))
			run_suite(suite);
	if (!n_passed && !n_failed)
		puts("No suite has such a name: it is chargov- and the stem of a pure file.");
	printf("%ld passed, %ld failed\n", n_passed, n_failed);
	return n_failed || !n_passed;
}
