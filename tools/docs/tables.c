// SPDX-License-Identifier: GPL-2.0-only
/* Tables of the documents, from those of governor and oracle: whys, limits or properties. */
#include <stdio.h>
#include <string.h>
#include <chargov/deeds.h>
#include <chargov/oracle.h>
#include "../../drivers/governor/rooms.h"

static const char *const clear_words[] = {
	[CG_CLEAR_ITSELF] = "with its cause",
	[CG_CLEAR_DWELL] = "when its cause has been gone",
	[CG_CLEAR_REPLUG] = "when the source was away",
};

/* An RST list table. */
static void begin(const char *heads)
{
	printf(".. list-table::\n   :header-rows: 1\n\n%s", heads);
}

static void whys(void)
{
	const struct cg_fault_rule *rule;
	int i;

	begin("   * - why\n     - phase\n     - goes away\n     - cycles\n     - seconds\n"
	      "     - shown as limit\n");
	for (i = CG_WHY_NONE + 1; i < CG_N_WHYS; i++) {
		rule = &cg_fault_rules[i];
		printf("   * - %s\n     - %s\n     - %s\n", cg_why_words[i],
		       cg_phase_words[rule->phase], clear_words[rule->clear]);
		printf("     - %u\n     - %g\n     - %s\n", rule->good, rule->dwell_ms / 1000.0,
		       cg_limit_words[rule->row]);
	}
}

/* For graphviz: in the order in which equal ones win. */
static void limits(void)
{
	int i;

	printf("digraph g {\n\trankdir=LR; nodesep=0.08;\n");
	printf("\tnode [shape=box, height=0.3, fontname=sans, fontsize=11];\n");
	printf("\ttake [label=\"the lowest voltage,\\nthe lowest current\"];\n");
	printf("\ttold [label=\"what the charger is told,\\nlimited_by\", shape=ellipse];\n");
	printf("\ttake -> told;\n");
	for (i = 0; i < CG_N_LIMITS; i++)
		printf("\tl%d [label=\"%s\"]; l%d -> take;\n", i, cg_limit_words[i], i);
	printf("}\n");
}

static void properties(void)
{
	unsigned int i;

	begin("   * - property\n     - what holds after each decision, and with each deed\n");
	for (i = 0; i < cg_n_properties; i++)
		printf("   * - %s\n     - %s\n", cg_properties[i].id, cg_properties[i].rule);
	for (i = 0; i < cg_n_duties; i++)
		printf("   * - %s\n     - %s\n", cg_duties[i].id, cg_duties[i].rule);
}

int main(int argc, char **argv)
{
	if (argc == 2 && !strcmp(argv[1], "whys"))
		whys();
	else if (argc == 2 && !strcmp(argv[1], "limits"))
		limits();
	else if (argc == 2 && !strcmp(argv[1], "properties"))
		properties();
	else
		return 2;
	return 0;
}
