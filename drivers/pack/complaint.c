// SPDX-License-Identifier: GPL-2.0-only
/*
 * What is wrong with a description, as a sentence: in the kernel's log and for the tool.
 */
#include <kunit/visibility.h>
#include <linux/kernel.h>
#include "describe.h"

/* "property = value (where from) rule bound; advice" */
int cg_complaint_format(const struct cg_complaint *c, char *buf, size_t size)
{
	int n = scnprintf(buf, size, "%s", c->property);

	if (c->has_value)
		n += scnprintf(buf + n, size - n, " = %lld", c->value);
	if (c->text && c->has_value)
		n += scnprintf(buf + n, size - n, " (%s)", c->text);
	else if (c->text)
		n += scnprintf(buf + n, size - n, " = \"%s\"", c->text);
	n += scnprintf(buf + n, size - n, " %s", c->rule);
	if (c->has_bound)
		n += scnprintf(buf + n, size - n, " %lld", c->bound);
	n += scnprintf(buf + n, size - n, "; %s", c->advice);
	return n;
}
EXPORT_SYMBOL_IF_KUNIT(cg_complaint_format);
