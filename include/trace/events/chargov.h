/* SPDX-License-Identifier: GPL-2.0-only */
#undef TRACE_SYSTEM
#define TRACE_SYSTEM chargov

#if !defined(_TRACE_CHARGOV_H) || defined(TRACE_HEADER_MULTI_READ)
#define _TRACE_CHARGOV_H

#include <linux/tracepoint.h>
#include <chargov/decide.h>

/*
 * One decision: what it saw (numbers that are not valid show as they were last read, their bit
 * in valid is clear: voltage 1, current 2, temperatures 4, capacity 8), and what came out.
 */
TRACE_EVENT(chargov_decision,

	TP_PROTO(const char *pack, const struct cg_view *view, const struct cg_decision *decision),

	TP_ARGS(pack, view, decision),

	TP_STRUCT__entry(
		__array(char, pack, 16)
		__field(s64, now_ms)
		__field(s64, next_ms)
		__field(s32, voltage_uv)
		__field(s32, current_ua)
		__field(s32, temp_min_mdegc)
		__field(s32, temp_max_mdegc)
		__field(s32, capacity_pct)
		__field(u32, valid)
		__field(s32, cv_uv)
		__field(s32, cc_ua)
		__field(s32, iin_ua)
		__field(u8, enable)
		__field(u8, phase)
		__field(u8, why)
		__field(u8, limited_by)
		__field(u8, cv_limited_by)
	),

	TP_fast_assign(
		strscpy(__entry->pack, pack, sizeof(__entry->pack));
		__entry->now_ms = view->now_ms;
		__entry->next_ms = decision->next_ms;
		__entry->voltage_uv = view->f[CG_V_VOLTAGE_UV].value;
		__entry->current_ua = view->f[CG_V_CURRENT_UA].value;
		__entry->temp_min_mdegc = view->f[CG_V_TEMP_MIN_MDEGC].value;
		__entry->temp_max_mdegc = view->f[CG_V_TEMP_MAX_MDEGC].value;
		__entry->capacity_pct = view->f[CG_V_CAPACITY_PCT].value;
		__entry->valid = view->f[CG_V_VOLTAGE_UV].valid |
				 view->f[CG_V_CURRENT_UA].valid << 1 |
				 (view->f[CG_V_TEMP_MIN_MDEGC].valid &&
				  view->f[CG_V_TEMP_MAX_MDEGC].valid) << 2 |
				 view->f[CG_V_CAPACITY_PCT].valid << 3;
		__entry->cv_uv = decision->cv_uv;
		__entry->cc_ua = decision->cc_ua;
		__entry->iin_ua = decision->iin_ua;
		__entry->enable = decision->enable;
		__entry->phase = decision->phase;
		__entry->why = decision->why;
		__entry->limited_by = decision->limited_by;
		__entry->cv_limited_by = decision->cv_limited_by;
	),

	TP_printk("%s: t=%lldms %s %s why=%s cv=%duV cc=%duA iin=%duA limits cc:%s cv:%s saw %duV %duA %d..%dmC %d%% valid=%x next=%lldms",
		  __entry->pack, __entry->now_ms, __entry->enable ? "on" : "off",
		  cg_phase_words[__entry->phase], cg_why_words[__entry->why],
		  __entry->cv_uv, __entry->cc_ua, __entry->iin_ua,
		  cg_limit_words[__entry->limited_by], cg_limit_words[__entry->cv_limited_by],
		  __entry->voltage_uv, __entry->current_ua, __entry->temp_min_mdegc,
		  __entry->temp_max_mdegc, __entry->capacity_pct, __entry->valid,
		  __entry->next_ms)
);

#endif /* _TRACE_CHARGOV_H */

/* This part must be outside protection. */
#include <trace/define_trace.h>
