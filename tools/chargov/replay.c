// SPDX-License-Identifier: GPL-2.0-only
/*
 * chargov record: the decisions of a running kernel with all that went into them, to a file; and
 * chargov replay: the same by the governor that is in here, up to the first that differs.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <chargov/record.h>
#include "options.h"
#include "sysfs.h"

/* --- record --- */

static int open_record(const char *debugfs, const char *name)
{
	char path[512];
	int fd;

	snprintf(path, sizeof(path), "%s/chargov/%s/record", debugfs, name);
	fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		fprintf(stderr, "chargov: %s: %s; %s.\n", path, strerror(errno),
			errno == EBUSY ? "somebody records it already" :
			errno == EACCES ? "only root may read it" :
			"is debugfs mounted, and the kernel new enough?");
	return fd;
}

/* True until nothing more is to come. It may be ended at any time: what is written is whole. */
static bool copy_one(int fd, FILE *to, const char *path, bool *failed)
{
	char record[sizeof(struct cg_record_head) + sizeof(struct cg_record)];
	ssize_t n = read(fd, record, sizeof(record));

	/* the pack has gone, which is an end */
	if (n <= 0)
		return false;
	if (fwrite(record, 1, n, to) == (size_t)n && !fflush(to))
		return true;
	fprintf(stderr, "chargov: %s: cannot be written: %s.\n", path, strerror(errno));
	*failed = true;
	return false;
}

int record_main(int argc, char **argv)
{
	const char *root = "/sys", *debugfs = "/sys/kernel/debug", *name = NULL, *path = NULL;
	double count = 0;
	const struct option options[] = {
		{ "", .text = &name, .word = "BATTERY",
		  .help = "its name, else the first that chargov charges" },
		{ "--to", .text = &path, .word = "FILE", .help = "where to; must be given" },
		{ "--count", .number = &count, .most = 1e9, .word = "N",
		  .help = "ends after so many, 0 = when it is ended" },
		{ "--sysfs", .text = &root, .word = "DIR",
		  .help = "where sysfs is, else /sys" },
		{ "--debugfs", .text = &debugfs, .word = "DIR",
		  .help = "where debugfs is, else /sys/kernel/debug" },
		{ NULL },
	};
	struct battery battery;
	bool failed = false;
	long left;
	FILE *to;
	int fd;

	if (!options_read(argc, argv, options))
		return 2;
	if (!path) {
		fprintf(stderr, "chargov record: --to FILE is missing; say where to.\n");
		return 2;
	}
	if (!battery_find(root, name, &battery))
		return 2;
	fd = open_record(debugfs, battery.name);
	if (fd < 0)
		return 2;
	to = fopen(path, "wb");
	if (!to) {
		fprintf(stderr, "chargov: %s: %s.\n", path, strerror(errno));
		close(fd);
		return 2;
	}
	/* the head, and so many records */
	left = count ? (long)count + 1 : -1;
	while (left-- && copy_one(fd, to, path, &failed))
		;
	if (fclose(to) && !failed) {
		fprintf(stderr, "chargov: %s: cannot be written: %s.\n", path, strerror(errno));
		failed = true;
	}
	close(fd);
	return failed ? 1 : 0;
}

/* --- replay --- */

#define AT(field)	offsetof(struct cg_decision, field)

/* Fields of a decision, by their names: where, how many bytes, and their words. */
static const struct {
	const char *name;
	size_t at;
	size_t size;
	const char *const *words;
	int n_words;
} fields[] = {
	{ "enable", AT(enable), 1 },
	{ "cv_uv", AT(cv_uv), 4 },
	{ "cc_ua", AT(cc_ua), 4 },
	{ "iin_ua", AT(iin_ua), 4 },
	{ "phase", AT(phase), 4, cg_phase_words, CG_N_PHASES },
	{ "why", AT(why), 4, cg_why_words, CG_N_WHYS },
	{ "limited_by", AT(limited_by), 4, cg_limit_words, CG_N_LIMITS },
	{ "cv_limited_by", AT(cv_limited_by), 4, cg_limit_words, CG_N_LIMITS },
	{ "health", AT(health), 4 },
	{ "status", AT(status), 4 },
	{ "discharge", AT(discharge), 1 },
	{ "all_paths", AT(all_paths), 1 },
	{ "next_ms", AT(next_ms), 8 },
};

static s64 value_of(const struct cg_decision *d, unsigned int field)
{
	const void *at = (const char *)d + fields[field].at;

	switch (fields[field].size) {
	case 1:
		return *(const u8 *)at;
	case 4:
		return *(const s32 *)at;
	default:
		return *(const s64 *)at;
	}
}

static void print_value(const struct cg_decision *d, unsigned int field)
{
	s64 value = value_of(d, field);

	if (fields[field].words && value >= 0 && value < fields[field].n_words)
		printf("%s", fields[field].words[value]);
	else
		printf("%lld", (long long)value);
}

static void print_seen(const struct cg_view *view, int field, const char *unit)
{
	const struct cg_reading *r = &view->f[field];

	if (r->valid)
		printf(", %lld %s (%lld ms old)", (long long)r->value, unit,
		       (long long)(view->now_ms - r->at_ms));
}

/* True if they are alike; else what differs, and what was seen. */
static bool is_alike(const struct cg_record *r, const struct cg_decision *d)
{
	bool alike = true;
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(fields); i++) {
		if (value_of(d, i) == value_of(&r->decision, i))
			continue;
		if (alike)
			printf("decision %llu at %.3f s differs:\n", (unsigned long long)r->n,
			       r->view.now_ms / 1000.0);
		alike = false;
		printf("  %s was ", fields[i].name);
		print_value(&r->decision, i);
		printf(", is ");
		print_value(d, i);
		printf("\n");
	}
	if (alike)
		return true;
	printf("  seen: now %lld ms", (long long)r->view.now_ms);
	print_seen(&r->view, CG_V_CELL_MAX_UV, "uV");
	print_seen(&r->view, CG_V_CURRENT_UA, "uA");
	print_seen(&r->view, CG_V_TEMP_MAX_MDEGC, "mdegC");
	printf("\n");
	return false;
}

/* NULL if it begins as one does, else what is wrong with it. */
static const char *not_begun(const struct cg_record_head *head, size_t n)
{
	if (n < sizeof(head->magic))
		return "is too short to be a record; see chargov record";
	if (head->magic == __builtin_bswap32(CG_RECORD_MAGIC))
		return "is of the other byte order; take it to a machine of that one";
	if (head->magic != CG_RECORD_MAGIC)
		return "is no record; see chargov record";
	if (n >= offsetof(struct cg_record_head, size) + sizeof(head->size) &&
	    (head->size[0] != sizeof(*head) || head->size[1] != sizeof(struct cg_record)))
		return "is of another version; take the tool of that one";
	if (n < sizeof(*head))
		return "ends within its head: it was cut short; record it anew";
	return NULL;
}

static bool read_head(FILE *file, const char *path, struct cg_record_head *head)
{
	size_t n = fread(head, 1, sizeof(*head), file);
	const char *wrong = not_begun(head, n);

	if (wrong) {
		fprintf(stderr, "%s: %s.\n", path, wrong);
		return false;
	}
	if (head->sum != cg_record_sum(head, offsetof(struct cg_record_head, sum))) {
		fprintf(stderr, "%s: its head is damaged; record it anew.\n", path);
		return false;
	}
	return true;
}

/* 0 = all are alike, 1 = one differs, 2 = it is damaged. */
static int replay(FILE *file, const char *path, const struct cg_record_head *head)
{
	u64 done = 0, missing = 0, next = 0;
	struct cg_record r;
	struct cg_decision d;
	struct cg_state state;
	size_t n;

	while ((n = fread(&r, 1, sizeof(r), file)) == sizeof(r)) {
		if (r.sum != cg_record_sum(&r, offsetof(struct cg_record, sum))) {
			fprintf(stderr, "%s: record %llu is damaged; %llu before are alike.\n",
				path, (unsigned long long)done + 1, (unsigned long long)done);
			return 2;
		}
		/* what it remembers is its own, but at the start and after a gap */
		if (!done || r.n != next) {
			missing += done ? r.n - next : 0;
			state = r.state;
		}
		memset(&d, 0, sizeof(d));
		cg_decide(&head->profile, &r.policy, &state, &r.view, &d);
		if (!is_alike(&r, &d))
			return 1;
		next = r.n + 1;
		done++;
	}
	if (n)
		fprintf(stderr, "%s: ends within a record, which was left out.\n", path);
	printf("%llu decisions are alike", (unsigned long long)done);
	if (missing)
		printf(", %llu between them were not recorded", (unsigned long long)missing);
	printf("\n");
	return 0;
}

int replay_main(int argc, char **argv)
{
	static struct cg_record_head head;
	FILE *file;
	int status;

	if (argc != 2) {
		fprintf(stderr, "usage: chargov replay FILE\n");
		return 2;
	}
	file = fopen(argv[1], "rb");
	if (!file) {
		fprintf(stderr, "%s: %s.\n", argv[1], strerror(errno));
		return 2;
	}
	status = read_head(file, argv[1], &head) ? replay(file, argv[1], &head) : 2;
	fclose(file);
	return status;
}
