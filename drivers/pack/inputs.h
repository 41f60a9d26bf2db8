/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What feeds a pack's chargers.
 */
#ifndef CHARGOV_INPUTS_H
#define CHARGOV_INPUTS_H

#include <chargov/sample.h>

#define CG_MAX_INPUTS	4

struct device;
struct device_node;

/**
 * struct cg_input_offer - what one of them says
 * @answers: it does
 * @online: there is a source
 * @ua: what that gives, as the supply says it; untrusted
 * @uv: at which voltage, likewise
 * @mute: it has no word for its current
 * @limits: such a one limits by itself what is drawn, or is a jack, which the board was made for
 */
struct cg_input_offer {
	bool answers;
	bool online;
	s32 ua;
	s32 uv;
	bool mute;
	bool limits;
};

/**
 * struct cg_inputs - the power-supplies of a pack
 * @np: their nodes, referenced
 * @n: how many
 * @offer: what each said last
 * @held: somebody else has one of them: it is to be asked again soon
 * @since_ms: since when, if @held
 */
struct cg_inputs {
	struct device_node *np[CG_MAX_INPUTS];
	u8 n;
	struct cg_input_offer offer[CG_MAX_INPUTS];
	bool held;
	s64 since_ms;
};

struct cg_source_sample cg_offers_join(const struct cg_input_offer *offer, unsigned int n);

int cg_inputs_open(struct device *dev, struct cg_inputs *inputs);
void cg_inputs_sample(struct cg_inputs *inputs, s64 now_ms, struct cg_source_sample *source);
bool cg_inputs_hear(const struct cg_inputs *inputs, const struct device_node *np);

#endif /* CHARGOV_INPUTS_H */
