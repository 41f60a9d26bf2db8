// SPDX-License-Identifier: GPL-2.0-only
/* Planted: each line with "BUG" must be reported, and no other. Never compiled. */

struct part {
	s32 uv;
	s32 ua;
	s64 wide_ua;
};

static s64 assigned(s32 uv, s32 ua)
{
	s64 power = uv * ua;	/* BUG */
	s64 sum;

	sum = uv * ua;	/* BUG */
	sum += uv * ua;	/* BUG */
	return sum + power;
}

static s64 of_members(const struct part *part, s64 limit)
{
	s64 power = part->uv * part->ua;	/* BUG */

	if (limit > part->uv * part->ua)	/* BUG */
		return div_s64(part->uv * part->ua, 1000);	/* BUG */
	return power + (s64)(part->uv * part->ua);	/* BUG */
}

static s64 right(const struct part *part, s32 uv, s32 ua)
{
	s64 power = (s64)uv * ua;
	s64 constant = 24 * 3600;

	power += part->uv * part->wide_ua;
	return div_s64(power * 1000, 7) + constant;
}
