/* SPDX-License-Identifier: GPL-2.0-only */
/* A pack by its shape, what is read of it, and what that is fused to. */
#ifndef CHARGOV_KUNIT_MANY_H
#define CHARGOV_KUNIT_MANY_H

#include "shape.h"

/**
 * struct many - many members and one pack
 * @p: the pack
 * @s: what is read
 * @v: what comes of it
 */
struct many {
	struct cg_profile p;
	struct cg_sample s;
	struct cg_view v;
};

static inline struct many *many(struct kunit *test, const char *shape)
{
	struct many *m = kunit_kzalloc(test, sizeof(*m), GFP_KERNEL);

	KUNIT_ASSERT_NOT_NULL(test, m);
	shape_init(&m->p, &m->s, shape);
	return m;
}

/* Nothing may be left of what was in the view. */
static inline void fuse_again(struct many *m)
{
	memset(&m->v, 0xa5, sizeof(m->v));
	cg_fuse(&m->p, &m->s, &m->v);
	cg_fuse_reserves(&m->p, &m->s, &m->v);
}

#endif /* CHARGOV_KUNIT_MANY_H */
