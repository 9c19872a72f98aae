/* Knows how to kill a process at some moment and to learn how far it had come. */
#include "victim.h"

#include "../unit/test.h"

#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

void victim_say(int out, char done)
{
	if (write(out, &done, 1) != 1)
		_exit(2);
}

static size_t hear(int in, size_t at, size_t until, char done[static VICTIM_DONE])
{
	while (at < until && read(in, &done[at], 1) == 1)
		at++;
	return at;
}

size_t victim_kill(void (*work)(const char *path, int out), const char *path, size_t done,
		   long nanoseconds, char ret_done[static VICTIM_DONE])
{
	const struct timespec moment = {.tv_nsec = nanoseconds};
	int ends[2], status;
	assert_int_equal(pipe(ends), 0);
	fflush(NULL);
	pid_t child = fork();
	if (child == 0) {
		close(ends[0]);
		work(path, ends[1]);
		_exit(3);
	}
	close(ends[1]);
	size_t n = hear(ends[0], 0, done, ret_done);
	nanosleep(&moment, NULL);
	kill(child, SIGKILL);
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFSIGNALED(status));
	n = hear(ends[0], n, VICTIM_DONE, ret_done);
	close(ends[0]);
	return n;
}
