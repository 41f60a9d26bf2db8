/* SPDX-License-Identifier: GPL-2.0-only */
/* The cell model of drivers/gauge, of a description. Private to drivers/pack. Pure. */
#ifndef CHARGOV_GAUGE_MODEL_H
#define CHARGOV_GAUGE_MODEL_H

#include <chargov/gauge.h>

int cg_gauge_model_read(const struct cg_props *props, u32 cells, struct cg_soc_model *model,
			struct cg_complaint *complaint);

#endif /* CHARGOV_GAUGE_MODEL_H */
