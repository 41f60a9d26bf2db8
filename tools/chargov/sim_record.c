// SPDX-License-Identifier: GPL-2.0-only
/* The decisions of a charge, as the kernel writes them, for chargov replay. */
#include <errno.h>
#include <string.h>
#include "sim.h"

void sim_record_begin(struct sim *sim, const struct cg_policy *policy)
{
	if (!sim->recorded)
		return;
	sim->record.policy = *policy;
	sim->record.state = sim->state;
	sim->record.view = sim->view;
}

void sim_record_end(struct sim *sim)
{
	struct cg_record *r = &sim->record;

	if (!sim->recorded)
		return;
	r->decision = sim->decision;
	r->sum = cg_record_sum(r, offsetof(struct cg_record, sum));
	fwrite(r, sizeof(*r), 1, sim->recorded);
	r->n++;
}

bool sim_record_open(struct sim *sim)
{
	static struct cg_record_head head;

	if (!sim->wish.record)
		return true;
	sim->recorded = fopen(sim->wish.record, "wb");
	head.magic = CG_RECORD_MAGIC;
	head.size[0] = sizeof(head);
	head.size[1] = sizeof(sim->record);
	head.profile = sim->profile;
	head.sum = cg_record_sum(&head, offsetof(struct cg_record_head, sum));
	if (sim->recorded && fwrite(&head, sizeof(head), 1, sim->recorded) == 1)
		return true;
	fprintf(stderr, "%s: %s.\n", sim->wish.record, strerror(errno));
	return false;
}

bool sim_record_close(struct sim *sim)
{
	bool bad;

	if (!sim->recorded)
		return true;
	bad = ferror(sim->recorded);
	bad |= fclose(sim->recorded);
	if (bad)
		fprintf(stderr, "%s: cannot be written: %s.\n", sim->wish.record, strerror(errno));
	return !bad;
}
