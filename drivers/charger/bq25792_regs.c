// SPDX-License-Identifier: GPL-2.0-only
/*
 * What the fields of a BQ25792 mean: quantities as codes and back, rounded to the safe side. Pure.
 */
#include "bq25792_regs.h"

/* Between a cell that is full and one that is ruined; four times this is the highest VREG. */
#define CELL_MOST_UV		4700000

/* SLUSDG1, register map; ranges are those of the field descriptions. */
const struct cg_bq25792_row cg_bq25792_rows[CG_BQ25792_N_FIELDS] = {
	[CG_BQ25792_VREG] = { 0x01, true, 0, 11, 3000000, 18800000, 10000, 300, false },
	[CG_BQ25792_ICHG] = { 0x03, true, 0, 9, 50000, 5000000, 10000, 5, false },
	[CG_BQ25792_VINDPM] = { 0x05, false, 0, 8, 3600000, 22000000, 100000, 36, true },
	[CG_BQ25792_IINDPM] = { 0x06, true, 0, 9, 100000, 3300000, 10000, 10, false },
	[CG_BQ25792_IPRECHG] = { 0x08, false, 0, 6, 40000, 2000000, 40000, 1, false },
	[CG_BQ25792_ITERM] = { 0x09, false, 0, 5, 40000, 1000000, 40000, 1, false },
	[CG_BQ25792_STOP_WD_CHG] = { 0x09, false, 5, 1 },
	[CG_BQ25792_CELL] = { 0x0a, false, 6, 2 },
	[CG_BQ25792_EN_CHG] = { 0x0f, false, 5, 1 },
	[CG_BQ25792_EN_HIZ] = { 0x0f, false, 2, 1 },
	[CG_BQ25792_WD_RST] = { 0x10, false, 3, 1 },
	[CG_BQ25792_WATCHDOG] = { 0x10, false, 0, 3 },
	[CG_BQ25792_EN_OTG] = { 0x12, false, 6, 1 },
	[CG_BQ25792_JEITA] = { 0x17, false, 1, 7 },
	[CG_BQ25792_ADC_SAMPLE] = { 0x2e, false, 4, 2 },
	[CG_BQ25792_ADC_EN] = { 0x2e, false, 7, 1 },
};
EXPORT_SYMBOL_IF_KUNIT(cg_bq25792_rows);

static u16 most_code(const struct cg_bq25792_row *row)
{
	return row->step ? row->first + (row->most - row->least) / row->step :
			   (1 << row->bits) - 1;
}

/**
 * cg_bq25792_code() - a value as the code of a field
 * @field: the field
 * @value: uV, uA or a plain number
 * @code: the result: the nearest code on the safe side
 *
 * Return: false if there is none on that side
 */
bool cg_bq25792_code(enum cg_bq25792_field field, s32 value, u16 *code)
{
	const struct cg_bq25792_row *row = &cg_bq25792_rows[field];
	s32 steps;

	if (!row->step) {
		*code = value;
		return value >= 0 && value <= most_code(row);
	}
	if (row->up ? value > row->most : value < row->least)
		return false;
	steps = clamp(value, row->least, row->most) - row->least;
	if (row->up)
		steps += row->step - 1;
	*code = row->first + steps / row->step;
	return true;
}
EXPORT_SYMBOL_IF_KUNIT(cg_bq25792_code);

/**
 * cg_bq25792_value() - what a code means
 * @field: the field
 * @code: as read; beyond the ends of the field it counts as the end
 *
 * Return: uV, uA or a plain number
 */
s32 cg_bq25792_value(enum cg_bq25792_field field, u16 code)
{
	const struct cg_bq25792_row *row = &cg_bq25792_rows[field];

	if (!row->step)
		return code;
	return row->least + (clamp(code, row->first, most_code(row)) - row->first) * row->step;
}
EXPORT_SYMBOL_IF_KUNIT(cg_bq25792_value);

static u16 mask_of(const struct cg_bq25792_row *row)
{
	return (BIT(row->bits) - 1) << row->low;
}

/**
 * cg_bq25792_get() - the code of a field in its register
 * @field: the field
 * @reg: the register
 *
 * Return: the code
 */
u16 cg_bq25792_get(enum cg_bq25792_field field, u16 reg)
{
	const struct cg_bq25792_row *row = &cg_bq25792_rows[field];

	return (reg & mask_of(row)) >> row->low;
}
EXPORT_SYMBOL_IF_KUNIT(cg_bq25792_get);

/**
 * cg_bq25792_put() - a register with another code in a field
 * @field: the field
 * @reg: the register
 * @code: of cg_bq25792_code()
 *
 * Return: the register, its other fields as they were
 */
u16 cg_bq25792_put(enum cg_bq25792_field field, u16 reg, u16 code)
{
	const struct cg_bq25792_row *row = &cg_bq25792_rows[field];

	return (reg & ~mask_of(row)) | ((code << row->low) & mask_of(row));
}
EXPORT_SYMBOL_IF_KUNIT(cg_bq25792_put);

/**
 * cg_bq25792_cv_range() - which charge voltages a number of cells may have
 * @cells: in series, 1 to 4
 * @least_uv: the lowest that the chip does not ignore (SLUSDV2, table 9-2)
 * @most_uv: the highest, and no more than 4.7 V for each cell
 */
void cg_bq25792_cv_range(unsigned int cells, s32 *least_uv, s32 *most_uv)
{
	static const struct {
		s32 least_uv;
		s32 most_uv;
	} ranges[] = {
		{ 3000000, 4990000 }, { 5000000, 9990000 }, { 10000000, 13990000 },
		{ 14000000, 18800000 },
	};
	unsigned int i = clamp_t(unsigned int, cells, 1, ARRAY_SIZE(ranges)) - 1;

	*least_uv = ranges[i].least_uv;
	*most_uv = min_t(s32, ranges[i].most_uv, (i + 1) * CELL_MOST_UV);
}
EXPORT_SYMBOL_IF_KUNIT(cg_bq25792_cv_range);
