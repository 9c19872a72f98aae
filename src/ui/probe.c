/*
 * The width probe. The trailing "xx" after each text ends tmux's memory of a joiner, and joiners
 * come last in fit_texts. Nothing here knows a terminal's name.
 */
#include "surkhi/ui/probe.h"

#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

enum { REQUEST_MAXIMUM = 16 * 1024, SIZED_CELLS = 2 };

void probe_request(bool alternate, struct buf *ret_bytes)
{
	if (!alternate)
		buf_add(ret_bytes, STR("\033[?1049h"));
	buf_add(ret_bytes, STR("\033[?25l\033[8m")); /* cursor hidden, text concealed */
	for (size_t i = 0; i < n_fit_texts; i++)
		buf_printf(ret_bytes, "\033[H%s\033[6nxx\033[H\033[K", fit_texts[i]);
	/* One letter, said to be two cells wide; whoever does not know this moves by none. */
	buf_add(ret_bytes, STR("\033[H\033]66;w=2;क\033\\\033[6n\033[H\033[K"));
	buf_add(ret_bytes, STR("\033[0m\033[?25h"));
	if (!alternate)
		buf_add(ret_bytes, STR("\033[?1049l"));
	buf_add(ret_bytes, STR("\033]11;?\033\\")); /* the colour of the background */
	buf_add(ret_bytes, STR("\033[c"));
}

void probe_answer_init(struct probe_answer *answer)
{
	*answer = (struct probe_answer){.typed = BUF_INIT(PROBE_TYPED_MAXIMUM), .luminance = -1};
	for (size_t i = 0; i <= FIT_MAXIMUM; i++)
		answer->cells[i] = -1;
}

/* Takes a whole control sequence; false if it is none of ours, but a key. */
static bool take_sequence(struct probe_answer *answer)
{
	char *end;
	char last = answer->sequence[answer->length - 1];
	answer->sequence[answer->length] = '\0';
	if (last == 'c' && answer->sequence[2] == '?') {
		answer->complete = true;
		return true;
	}
	if (last != 'R' || answer->n > n_fit_texts)
		return false;
	strtol(answer->sequence + 2, &end, 10);
	if (*end != ';')
		return false;
	answer->cells[answer->n++] = (int)strtol(end + 1, NULL, 10) - 1;
	return true;
}

/* The first one or two digits of a channel, which has one to four: 0…255. */
static int channel(const char **at)
{
	char *end;
	long value = strtol(*at, &end, 16);
	long digits = end - *at;
	*at = *end == '/' ? end + 1 : end;
	if (digits < 1 || digits > 4 || value < 0)
		return -1;
	return (int)(value * 255 / ((1L << 4 * digits) - 1));
}

/* "ESC ] 11 ; rgb : r / g / b", each of one to four hexadecimal digits. */
static void take_background(struct probe_answer *answer)
{
	static const char start[] = "\033]11;rgb:";
	answer->sequence[answer->length] = '\0';
	if (strncmp(answer->sequence, start, sizeof start - 1) != 0)
		return;
	const char *at = answer->sequence + sizeof start - 1;
	int red = channel(&at), green = channel(&at), blue = channel(&at);
	if (red >= 0 && green >= 0 && blue >= 0) /* weights of ITU-R BT.601 */
		answer->luminance = (299 * red + 587 * green + 114 * blue) / 1000;
}

static void give_back(struct probe_answer *answer)
{
	buf_add(&answer->typed, (struct str){answer->sequence, answer->length});
	answer->length = 0;
}

static bool is_full(const struct probe_answer *answer)
{
	return answer->length == sizeof answer->sequence - 1;
}

/* Adds to a sequence that began with ESC ]: it ends with BEL or ESC \. */
static void add_to_string(struct probe_answer *answer, char c)
{
	bool escaped = answer->sequence[answer->length - 1] == '\033';
	answer->sequence[answer->length++] = c;
	if (c == '\a' || (escaped && c == '\\')) {
		take_background(answer);
		answer->length = 0;
	} else if (is_full(answer)) {
		give_back(answer);
	}
}

/* Adds to a sequence that began with ESC; what cannot become an answer is a key. */
static void add_to_sequence(struct probe_answer *answer, char c)
{
	answer->sequence[answer->length++] = c;
	bool last = answer->length > 2 && c >= '@' && c <= '~';
	bool key = answer->length == 2 && c != '[' && c != ']';
	if (last && take_sequence(answer))
		answer->length = 0;
	else if (last || key || is_full(answer))
		give_back(answer);
}

static void add_byte(struct probe_answer *answer, char c)
{
	bool string = answer->length > 1 && answer->sequence[1] == ']';
	if (string) {
		add_to_string(answer, c);
		return;
	}
	if (c == '\033')
		give_back(answer); /* Esc was typed, or a sequence cut short; a new one begins */
	if (answer->length == 0 && c != '\033')
		buf_add_char(&answer->typed, c);
	else
		add_to_sequence(answer, c);
}

void probe_answer_add(struct probe_answer *answer, const char *bytes, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (answer->complete)
			buf_add_char(&answer->typed, bytes[i]);
		else
			add_byte(answer, bytes[i]);
	}
}

static double now(void)
{
	struct timespec time;
	clock_gettime(CLOCK_MONOTONIC, &time);
	return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static bool write_request(int output, bool alternate)
{
	struct buf request = BUF_INIT(REQUEST_MAXIMUM);
	probe_request(alternate, &request);
	size_t done = 0;
	while (done < request.n) {
		ssize_t n = write(output, request.s + done, request.n - done);
		if (n < 0 && errno != EINTR)
			break;
		done += n > 0 ? (size_t)n : 0;
	}
	bool whole = done == request.n;
	buf_done(&request);
	return whole;
}

static void read_answer(int input, struct probe_answer *answer, double deadline)
{
	char bytes[512];
	while (!answer->complete) {
		double left = (deadline - now()) * 1000;
		struct pollfd from = {.fd = input, .events = POLLIN};
		if (left <= 0 || poll(&from, 1, (int)left + 1) <= 0)
			return;
		ssize_t n = read(input, bytes, sizeof bytes);
		if (n <= 0)
			return;
		probe_answer_add(answer, bytes, (size_t)n);
	}
}

void probe_terminal(int input, int output, bool alternate, struct probe *ret_probe)
{
	struct termios before, raw;
	struct probe_answer answer;
	*ret_probe = (struct probe){.typed = BUF_INIT(PROBE_TYPED_MAXIMUM), .luminance = -1};
	if (tcgetattr(input, &before))
		return;
	raw = before;
	raw.c_lflag &= ~(tcflag_t)(ICANON | ECHO | ISIG | IEXTEN);
	raw.c_iflag &= ~(tcflag_t)(ICRNL | IXON);
	raw.c_cc[VMIN] = 1;
	raw.c_cc[VTIME] = 0;
	tcsetattr(input, TCSANOW, &raw);
	probe_answer_init(&answer);
	double start = now();
	if (write_request(output, alternate))
		read_answer(input, &answer, start + PROBE_WAIT / 1000.0);
	tcsetattr(input, TCSANOW, &before);
	give_back(&answer);
	ret_probe->answered = answer.complete && answer.n == n_fit_texts + 1;
	ret_probe->sized_text = ret_probe->answered && answer.cells[n_fit_texts] == SIZED_CELLS;
	ret_probe->seconds = now() - start;
	ret_probe->typed = answer.typed;
	ret_probe->luminance = answer.luminance;
	if (ret_probe->answered)
		fit_model(answer.cells, &ret_probe->fit);
}

void probe_done(struct probe *probe)
{
	buf_done(&probe->typed);
}

struct width_model probe_model(const struct probe *probe)
{
	bool explained = probe->answered && probe->fit.unexplained <= 1;
	struct width_model model = explained ? probe->fit.model : width_models[0];
	model.natural = probe->sized_text;
	return model;
}
