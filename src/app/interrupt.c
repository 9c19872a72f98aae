/* Stopping on request between two records instead of in the middle of one. */
#include "interrupt.h"

#include <signal.h>
#include <stddef.h>

/* A handler is handed nothing but its number. */
/* NOLINTNEXTLINE(cppcoreguidelines-avoid-non-const-global-variables) */
static volatile sig_atomic_t seen;

static void note(int number)
{
	seen = number;
}

void interrupt_watch(void)
{
	static const int numbers[] = {SIGINT, SIGTERM, SIGHUP};
	struct sigaction action = {.sa_handler = note, .sa_flags = (int)SA_RESETHAND | SA_RESTART};
	struct sigaction before;
	sigemptyset(&action.sa_mask);
	for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
		/* nohup and background jobs of a script ignore some: that stays so. */
		if (!sigaction(numbers[i], NULL, &before) && before.sa_handler != SIG_IGN)
			sigaction(numbers[i], &action, NULL);
}

int interrupt_seen(void)
{
	return seen;
}
