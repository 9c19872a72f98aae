/*
 * What each letter of the Devanagari block is. A string, sixteen letters a row, so that a reader
 * can check it against a chart.
 */
#include "deva.h"

const char deva_table[128 + 1] = "BBBvVVVVVVVVVVVV"  /* 0900 */
				 "VVVVVCCCCCCCCCCC"  /* 0910 */
				 "CCCCCCCCCCCCCCCC"  /* 0920 */
				 "CCCCCCCCCCmsNLss"  /* 0930 */
				 "smmmmmmmmssssHss"  /* 0940 */
				 "LXXXXmmmCCCCCCCC"  /* 0950 */
				 "VVmmDD9999999999"  /* 0960 */
				 ".LVVVVVVCCCCCCCC"; /* 0970 */
