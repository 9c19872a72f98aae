#ifndef TESTS_SIM_SESSION_H
#define TESTS_SIM_SESSION_H

#include "term-sim.h"

/* An hour of reading in a minute, on one size of screen: what real engines are shown. */
extern const struct sim_step session_steps[];
extern const size_t n_session_steps;

#endif
