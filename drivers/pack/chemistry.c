// SPDX-License-Identifier: GPL-2.0-only
/*
 * What a cell of each chemistry can stand. No device tree lifts these.
 *
 * Voltages: IEC 61960-3 and makers' data sheets charge lithium cobalt, manganese and mixed
 * oxides at 4.1 to 4.45 V; 4.5 V is where every protection IC for them has tripped, so
 * nothing may get there and the charging voltage stays 50 mV below, twice the 0.5 % by which
 * chargers miss their target. Iron phosphate is charged at 3.65 V (A123 ANR26650M1 data sheet:
 * 3.6 V, at most 3.8 V for a moment); spinel manganese oxide at 4.2 V, 4.3 V at most.
 *
 * Deep discharge: copper of the anode dissolves below about 1.5 V and grows shorts when the cell
 * is charged again; chargers call a cell below 2 V shorted (BQ25890 data sheet, VBAT_SHORT).
 *
 * Temperatures: JEITA guide 2007 as in the BQ25611D data sheet: no charging below 0 C or above
 * 60 C, reduced current below 10 C, 100 mV less above 45 C.
 */
#include <chargov/profile.h>

#define LITHIUM_ION							\
	.nominal_uv = 3700000,						\
	.cv_min_uv = 3300000,						\
	.cv_max_uv = 4450000,						\
	.cell_max_uv = 4500000,						\
	.cell_min_uv = 2000000,						\
	.precharge_below_uv = 3000000

#define JEITA								\
	.temp_min_mdegc = 0,						\
	.temp_max_mdegc = 60000,					\
	.cool_below_mdegc = 10000,					\
	.warm_above_mdegc = 45000,					\
	.warm_minus_uv = 100000

const struct cg_chemistry_caps cg_chemistry_caps[CG_N_CHEMISTRIES] = {
	[CG_CHEMISTRY_UNKNOWN] = {
		LITHIUM_ION,
		JEITA,
		.c_rate_max_pct = 300,
	},
	[CG_CHEMISTRY_LION] = {
		.name = "lithium-ion",
		LITHIUM_ION,
		JEITA,
		.c_rate_max_pct = 300,
	},
	[CG_CHEMISTRY_LIPO] = {
		.name = "lithium-ion-polymer",
		LITHIUM_ION,
		JEITA,
		.c_rate_max_pct = 300,
	},
	[CG_CHEMISTRY_LIFE] = {
		.name = "lithium-ion-iron-phosphate",
		.nominal_uv = 3200000,
		.cv_min_uv = 3300000,
		.cv_max_uv = 3650000,
		.cell_max_uv = 3750000,
		.cell_min_uv = 2000000,
		.precharge_below_uv = 2500000,
		JEITA,
		.c_rate_max_pct = 400,
	},
	[CG_CHEMISTRY_LIMN] = {
		.name = "lithium-ion-manganese-oxide",
		.nominal_uv = 3700000,
		.cv_min_uv = 3300000,
		.cv_max_uv = 4300000,
		.cell_max_uv = 4350000,
		.cell_min_uv = 2000000,
		.precharge_below_uv = 3000000,
		JEITA,
		.c_rate_max_pct = 300,
	},
};
EXPORT_SYMBOL_IF_KUNIT(cg_chemistry_caps);
