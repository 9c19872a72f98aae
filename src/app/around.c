/* Asks tmux which terminal it is shown in. The command is fixed, and nothing goes to a shell. */
#include "around.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* NOLINTNEXTLINE(cppcoreguidelines-avoid-non-const-global-variables): as POSIX declares it */
extern char **environ;

enum { WAIT = 300 /* ms for tmux to say; it takes a few */ };

/* As they call themselves, or as TERM calls them: all whose widths are not of tmux's family A. */
static const char *const others[] = {"kitty", "foot", "mlterm", "ghostty", "wezterm", "contour"};

static bool start(int output, pid_t *ret_child)
{
	char command[] = "tmux", verb[] = "display-message", print[] = "-p";
	char format[] = "#{client_termtype} #{client_termname}";
	char *const arguments[] = {command, verb, print, format, NULL};
	posix_spawn_file_actions_t actions;
	posix_spawn_file_actions_init(&actions);
	posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
	posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO);
	posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
	int error = posix_spawnp(ret_child, arguments[0], &actions, NULL, arguments, environ);
	posix_spawn_file_actions_destroy(&actions);
	return error == 0;
}

/* Reads until the end, or until tmux has had its time. */
static void read_name(int input, char name[AROUND_SIZE])
{
	size_t n = 0;
	struct pollfd from = {.fd = input, .events = POLLIN};
	while (n + 1 < AROUND_SIZE && poll(&from, 1, WAIT) > 0) {
		ssize_t got = read(input, name + n, AROUND_SIZE - 1 - n);
		if (got <= 0)
			break;
		n += (size_t)got;
	}
	name[n] = '\0';
	name[strcspn(name, "\n")] = '\0';
}

static void ask(char ret_name[AROUND_SIZE])
{
	int ends[2];
	pid_t child;
	ret_name[0] = '\0';
	if (pipe(ends))
		return;
	fcntl(ends[0], F_SETFD, FD_CLOEXEC);
	fcntl(ends[1], F_SETFD, FD_CLOEXEC);
	bool started = start(ends[1], &child);
	close(ends[1]);
	if (started) {
		read_name(ends[0], ret_name);
		kill(child, SIGKILL); /* nothing if it has ended, as it should have */
		while (waitpid(child, NULL, 0) < 0 && errno == EINTR)
			;
	}
	close(ends[0]);
}

bool around_differs(char ret_name[AROUND_SIZE])
{
	const char *tmux = getenv("TMUX");
	char name[AROUND_SIZE], *lower = name;
	if (!tmux || !*tmux)
		return false;
	ask(name);
	for (; *lower; lower++)
		if (*lower >= 'A' && *lower <= 'Z')
			*lower = (char)(*lower - 'A' + 'a');
	for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
		if (!strstr(name, others[i]))
			continue;
		snprintf(ret_name, AROUND_SIZE, "%s", others[i]);
		return true;
	}
	return false;
}
