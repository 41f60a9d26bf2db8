// SPDX-License-Identifier: GPL-2.0-only
/* The thermistor of the pack, as a charger's TS pin sees it. Pure. */
#include "chip.h"

#define NTC_FIRST_MDEGC	(-40000)
#define NTC_STEP_MDEGC	5000
#define TS_PULL_UP_OHM	5240
#define TS_PARALLEL_OHM	30310

/* 103AT-2, ohm, from NTC_FIRST_MDEGC in steps of 5 K (maker's table). */
static const s32 ntc_ohm[] = {
	188500, 144600, 111300, 86430, 67770, 53410, 42470, 33900, 27280, 22050, 17960, 14690,
	12090, 10000, 8313, 6940, 5827, 4911, 4160, 3536, 3020, 2588, 2228, 1924, 1668, 1451, 1266,
};

s32 cg_ntc_permille(s32 temp_mdegc)
{
	s32 last = NTC_FIRST_MDEGC + ((s32)ARRAY_SIZE(ntc_ohm) - 1) * NTC_STEP_MDEGC;
	s32 t = clamp(temp_mdegc, NTC_FIRST_MDEGC, last - 1) - NTC_FIRST_MDEGC;
	const s32 *r = &ntc_ohm[t / NTC_STEP_MDEGC];
	s32 part = t % NTC_STEP_MDEGC;
	s64 ohm = r[0] - div_s64((s64)(r[0] - r[1]) * part, NTC_STEP_MDEGC);
	s64 low = div64_s64(ohm * TS_PARALLEL_OHM, ohm + TS_PARALLEL_OHM);

	return div64_s64(low * 1000, low + TS_PULL_UP_OHM);
}
EXPORT_SYMBOL_IF_KUNIT(cg_ntc_permille);
