// SPDX-License-Identifier: GPL-2.0-only
/*
 * A USB source: V = V0 - I R. Only the half of the curve where more current is more power is
 * used, as a regulated input does. Pure.
 */
#include "source.h"

#define PICO_PER_MICRO	1000000

static s32 voltage_at(const struct cg_source *source, s64 i_ua)
{
	return source->uv - div_s64(i_ua * source->uohm, PICO_PER_MICRO);
}

/* Current at which the voltage at the charger falls to @uv. */
static s64 current_at(const struct cg_source *source, s32 uv)
{
	if (uv >= source->uv)
		return 0;
	if (!source->uohm)
		return S32_MAX;
	return div_s64((s64)(source->uv - uv) * PICO_PER_MICRO, source->uohm);
}

static void set_point(const struct cg_source *source, s64 i_ua, struct cg_input *input)
{
	input->ua = i_ua;
	input->uv = voltage_at(source, i_ua);
	input->uw = div_s64((s64)input->ua * input->uv, PICO_PER_MICRO);
}

void cg_source_most(const struct cg_source *source, s32 iin_ua, s32 vindpm_uv,
		    struct cg_input *input)
{
	iin_ua = max(iin_ua, 0);
	if (source->limit_ua)
		iin_ua = min(iin_ua, source->limit_ua);
	/* below half of its voltage a source gives less power again */
	s64 by_voltage = current_at(source, max(vindpm_uv, source->uv / 2));

	set_point(source, min_t(s64, iin_ua, by_voltage), input);
	input->dpm = by_voltage < iin_ua ? CG_DPM_VOLTAGE : CG_DPM_CURRENT;
}
EXPORT_SYMBOL_IF_KUNIT(cg_source_most);

void cg_source_draw(const struct cg_source *source, s64 uw, struct cg_input *input)
{
	s64 i_ua = 0;
	s32 uv = source->uv;
	unsigned int i;

	/* I = P / (V0 - I R) converges from below on the used half; 24 rounds reach its end */
	for (i = 0; i < 24 && uv > 0; i++) {
		s64 next_ua = min_t(s64, div_s64(uw * PICO_PER_MICRO, uv),
				    current_at(source, source->uv / 2));

		if (next_ua == i_ua)
			break;
		i_ua = next_ua;
		uv = voltage_at(source, i_ua);
	}
	set_point(source, i_ua, input);
	input->dpm = CG_DPM_NONE;
}
EXPORT_SYMBOL_IF_KUNIT(cg_source_draw);
