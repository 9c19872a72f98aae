/*
 * The real terminal. ncursesw gives terminfo, the decoding of keys and the modes; what is shown is
 * the painter's. Signals are read from a descriptor beside the keys, so that a resize or SIGTERM is
 * an event like any other and nothing runs in a signal handler.
 */
#define NCURSES_WIDECHAR 1 /* curses.h asks for it or for _XOPEN_SOURCE */
#include <curses.h>
#include <errno.h>
#include <langinfo.h>
#include <locale.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include "painter.h"
#include "surkhi/base/mem.h"
#include "surkhi/text/utf8.h"
#include "surkhi/ui/probe.h"
#include "surkhi/ui/term.h"
#include "theme.h"

enum {
	ESCAPE_DELAY = 25,  /* ms until a lone Esc is a key */
	REST_DELAY = 50,    /* ms for the rest of a key that has begun */
	PASTE_DELAY = 1000, /* ms without a byte after which a paste counts as ended */
	PASTE_MAXIMUM = 64 * 1024,
	FRAME_MAXIMUM = 4 << 20,
	COPY_MAXIMUM = 74000, /* bytes; xterm and tmux take no more of OSC 52 */
	PASTE_START_KEY = KEY_MAX + 1,
	PASTE_END_KEY,
};

struct term_curses {
	struct term term;
	SCREEN *screen;
	WINDOW *keys; /* a pad: reading from it does not make ncurses paint */
	int signals;  /* descriptor */
	sigset_t old_mask;
	struct painter painter;
	struct width_model measured[2]; /* in turns: a new pointer says that it is new */
	bool measures;
	enum theme_name theme; /* as asked for */
	struct buf frame, paste;
	bool mouse;
	bool pending;      /* ncurses may hold keys that poll() does not see */
	struct event kept; /* the next event, if it was read to see whether there is one */
	bool keeps;
};

static struct term_curses *of(struct term *term)
{
	return (struct term_curses *)(void *)term;
}

static void write_all(const char *bytes, size_t n)
{
	while (n) {
		ssize_t written = write(STDOUT_FILENO, bytes, n);
		if (written < 0 && errno == EINTR)
			continue;
		if (written < 0 && errno == EAGAIN) {
			poll(&(struct pollfd){.fd = STDOUT_FILENO, .events = POLLOUT}, 1, 1000);
			continue;
		}
		if (written < 0)
			return; /* the terminal is gone: the next event says so */
		bytes += written;
		n -= (size_t)written;
	}
}

static void write_text(struct str text)
{
	write_all(text.s, text.n);
}

/* Autowrap off, bracketed paste on. ncurses switches the mouse and the alternate screen itself. */
static void modes_on(void)
{
	write_text(STR("\033[?7l\033[?2004h"));
}

static void modes_off(void)
{
	write_text(STR("\033[0m\033[?2004l\033[?7h\033[?25h"));
}

static void curses_size(const struct term *term, int *ret_rows, int *ret_cols)
{
	struct winsize size;
	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_row > 0 && size.ws_col > 0) {
		*ret_rows = size.ws_row;
		*ret_cols = size.ws_col;
		return;
	}
	*ret_rows = LINES;
	*ret_cols = COLS;
}

static int curses_present(struct term *base, const struct canvas *canvas, struct diag *diag)
{
	struct term_curses *term = of(base);
	buf_clear(&term->frame);
	painter_paint(&term->painter, canvas, &term->frame);
	write_text(buf_str(&term->frame));
	return 0;
}

/* Measures the widths. What was typed meanwhile goes back into ncurses' queue, last byte first. */
static void measure_widths(struct term_curses *term, bool alternate, struct buf *ret_typed)
{
	struct probe probe;
	struct width_model *spare = &term->measured[term->term.widths == &term->measured[0]];
	probe_terminal(STDIN_FILENO, STDOUT_FILENO, alternate, &probe);
	*spare = probe_model(&probe);
	term->term.widths = term->painter.widths = spare;
	term->painter.theme = theme_resolve(term->theme, probe.luminance, getenv("COLORFGBG"));
	term->term.doubtful = !probe.answered || probe.fit.unexplained > 1;
	buf_add(ret_typed, buf_str(&probe.typed));
	probe_done(&probe);
}

static void give_back(struct term_curses *term, const struct buf *typed)
{
	for (size_t i = typed->n; i > 0; i--)
		ungetch((unsigned char)typed->s[i - 1]);
	term->pending |= typed->n > 0;
}

static void curses_redraw(struct term *base)
{
	struct term_curses *term = of(base);
	struct buf typed = BUF_INIT(PROBE_TYPED_MAXIMUM);
	if (term->measures)
		measure_widths(term, true, &typed);
	give_back(term, &typed);
	buf_done(&typed);
	painter_forget(&term->painter);
}

/* Gives the terminal back, stops with the whole job, and takes the terminal again. */
static void curses_suspend(struct term *base)
{
	struct term_curses *term = of(base);
	modes_off();
	endwin();
	sigset_t stop;
	sigemptyset(&stop);
	sigaddset(&stop, SIGTSTP);
	struct sigaction standard = {.sa_handler = SIG_DFL}, before;
	sigemptyset(&standard.sa_mask);
	sigaction(SIGTSTP, &standard, &before);
	kill(0, SIGTSTP);
	sigprocmask(SIG_UNBLOCK, &stop, NULL); /* stopped here until fg */
	sigprocmask(SIG_BLOCK, &stop, NULL);
	sigaction(SIGTSTP, &before, NULL);
	clearok(curscr, TRUE);
	refresh();
	modes_on();
	painter_forget(&term->painter);
}

static void base64(struct str text, struct buf *ret_code)
{
	static const char digits[] =
		"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
	for (size_t i = 0; i < text.n; i += 3) {
		unsigned bits = 0;
		for (size_t k = 0; k < 3; k++)
			bits = bits << 8 | (i + k < text.n ? (unsigned char)text.s[i + k] : 0);
		for (size_t k = 0; k < 4; k++)
			buf_add_char(ret_code,
				     i + k > text.n ? '=' : digits[bits >> (18 - 6 * k) & 63]);
	}
}

static void curses_copy(struct term *base, struct str text)
{
	struct buf sequence = BUF_INIT(2 * COPY_MAXIMUM);
	buf_add(&sequence, STR("\033]52;c;"));
	base64(str_slice(text, 0, COPY_MAXIMUM), &sequence);
	buf_add(&sequence, STR("\a"));
	write_text(buf_str(&sequence));
	buf_done(&sequence);
}

static struct term *curses_close(struct term *base)
{
	struct term_curses *term = of(base);
	if (!term)
		return NULL;
	if (term->screen) {
		modes_off();
		endwin();
		if (term->keys)
			delwin(term->keys);
		delscreen(term->screen);
	}
	if (term->signals >= 0) {
		close(term->signals);
		sigprocmask(SIG_SETMASK, &term->old_mask, NULL);
	}
	painter_done(&term->painter);
	buf_done(&term->frame);
	buf_done(&term->paste);
	mem_free(term);
	return NULL;
}

static const struct {
	int code;
	char32_t key;
} key_map[] = {
	{KEY_DOWN, KEY_CURSOR_DOWN},   {KEY_UP, KEY_CURSOR_UP},      {KEY_LEFT, KEY_CURSOR_LEFT},
	{KEY_RIGHT, KEY_CURSOR_RIGHT}, {KEY_HOME, KEY_LINE_START},   {KEY_FIND, KEY_LINE_START},
	{KEY_END, KEY_LINE_END},       {KEY_SELECT, KEY_LINE_END},   {KEY_NPAGE, KEY_PAGE_DOWN},
	{KEY_PPAGE, KEY_PAGE_UP},      {KEY_DC, KEY_DELETE_FORWARD}, {KEY_BTAB, KEY_BACKTAB},
	{KEY_BACKSPACE, KEY_ERASE},    {KEY_ENTER, KEY_RETURN},
};

/* A key code of ncurses; KEY_NONE for what we have no use for. */
static char32_t translate_code(int code)
{
	for (size_t i = 0; i < sizeof key_map / sizeof *key_map; i++)
		if (key_map[i].code == code)
			return key_map[i].key;
	return KEY_NONE;
}

static char32_t translate_character(wint_t character)
{
	switch (character) {
	case '\r':
	case '\n':
		return KEY_RETURN;
	case '\t':
		return KEY_TAB;
	case 0x1b:
	case KEY_CONTROL('c'): /* in every program ^C means: away from here */
		return KEY_ESCAPE;
	case 0x7f:
	case KEY_CONTROL('h'):
		return KEY_ERASE;
	default:
		return (char32_t)character;
	}
}

/* Reads up to the end of a bracketed paste. */
static void read_paste(struct term_curses *term, struct event *ret_event)
{
	buf_clear(&term->paste);
	wtimeout(term->keys, PASTE_DELAY);
	for (wint_t character;;) {
		int result = wget_wch(term->keys, &character);
		if (result == ERR || (result == KEY_CODE_YES && character == PASTE_END_KEY))
			break;
		if (result == OK)
			utf8_add(&term->paste, character == '\r' ? '\n' : (char32_t)character);
	}
	*ret_event = (struct event){.kind = EVENT_PASTE, .text = buf_str(&term->paste)};
}

static bool read_mouse(struct event *ret_event)
{
	MEVENT mouse;
	if (getmouse(&mouse) != OK)
		return false;
	*ret_event = (struct event){.kind = EVENT_MOUSE, .row = mouse.y, .col = mouse.x};
	if (mouse.bstate & (BUTTON1_PRESSED | BUTTON1_CLICKED))
		ret_event->button = MOUSE_LEFT;
	else if (mouse.bstate & BUTTON4_PRESSED)
		ret_event->button = MOUSE_WHEEL_UP;
	else if (mouse.bstate & BUTTON5_PRESSED)
		ret_event->button = MOUSE_WHEEL_DOWN;
	else
		return false;
	return true;
}

/*
 * One key, if there is one. ERR is a timeout, but also what invalid UTF-8 gives: never the end.
 */
static bool read_key(struct term_curses *term, struct event *ret_event)
{
	wint_t character;
	wtimeout(term->keys, REST_DELAY);
	int result = wget_wch(term->keys, &character);
	term->pending = result != ERR;
	if (result == ERR)
		return false;
	if (result == KEY_CODE_YES && character == KEY_MOUSE)
		return read_mouse(ret_event);
	if (result == KEY_CODE_YES && character == PASTE_START_KEY) {
		read_paste(term, ret_event);
		return true;
	}
	char32_t key = translate_character(character);
	if (result == KEY_CODE_YES)
		key = translate_code((int)character);
	*ret_event = (struct event){.kind = EVENT_KEY, .key = key};
	return key != KEY_NONE;
}

static void take_size(struct term_curses *term)
{
	int rows, cols;
	curses_size(&term->term, &rows, &cols);
	resizeterm(rows, cols);
	painter_forget(&term->painter);
}

/* What a signal means; false if it is nothing to anybody. */
static bool read_signal(struct term_curses *term, struct event *ret_event)
{
	struct signalfd_siginfo info;
	if (read(term->signals, &info, sizeof info) != sizeof info)
		return false;
	switch (info.ssi_signo) {
	case SIGWINCH:
		take_size(term);
		*ret_event = (struct event){.kind = EVENT_RESIZE};
		return true;
	case SIGTSTP: /* from outside: ^Z comes as a key */
		curses_suspend(&term->term);
		take_size(term);
		*ret_event = (struct event){.kind = EVENT_RESUME};
		return true;
	case SIGCONT: /* SIGSTOP cannot be seen coming, only its end */
		modes_on();
		take_size(term);
		*ret_event = (struct event){.kind = EVENT_RESUME};
		return true;
	default:
		*ret_event = (struct event){.kind = EVENT_END};
		return true;
	}
}

static bool curses_idle(struct term *base)
{
	struct term_curses *term = of(base);
	struct pollfd from[] = {{.fd = term->signals, .events = POLLIN},
				{.fd = STDIN_FILENO, .events = POLLIN}};
	while (!term->keeps && term->pending)
		term->keeps = read_key(term, &term->kept);
	return !term->keeps && poll(from, 2, 0) == 0;
}

static int curses_next_event(struct term *base, struct event *ret_event, struct diag *diag)
{
	struct term_curses *term = of(base);
	struct pollfd from[] = {{.fd = term->signals, .events = POLLIN},
				{.fd = STDIN_FILENO, .events = POLLIN}};
	if (term->keeps) {
		term->keeps = false;
		*ret_event = term->kept;
		return 0;
	}
	for (;;) {
		int ready = poll(from, 2, term->pending ? 0 : -1);
		if (ready < 0 && errno != EINTR)
			return err_origin(diag, "terminal: %s", strerror(errno));
		if (ready > 0 && (from[0].revents & POLLIN) && read_signal(term, ret_event))
			return 0;
		if (ready > 0 && (from[1].revents & (POLLHUP | POLLERR | POLLNVAL))) {
			*ret_event = (struct event){.kind = EVENT_END};
			return 0;
		}
		bool readable = ready > 0 && (from[1].revents & POLLIN);
		if ((readable || term->pending) && read_key(term, ret_event))
			return 0;
	}
}

static bool curses_stopped(struct term *base)
{
	struct term_curses *term = of(base);
	struct pollfd from = {.fd = STDIN_FILENO, .events = POLLIN};
	struct event event;
	bool stopped = false;
	term->keeps = false;
	while (!stopped && (term->pending || (poll(&from, 1, 0) > 0 && from.revents & POLLIN)))
		stopped = read_key(term, &event) && event.kind == EVENT_KEY &&
			  (event.key == KEY_ESCAPE || event.key == KEY_CONTROL('c'));
	return stopped;
}

static const struct term_ops curses_ops = {
	.next_event = curses_next_event,
	.stopped = curses_stopped,
	.idle = curses_idle,
	.size = curses_size,
	.present = curses_present,
	.redraw = curses_redraw,
	.suspend = curses_suspend,
	.copy = curses_copy,
	.close = curses_close,
};

/* Every signal that is an event is blocked and read from a descriptor. */
static int open_signals(struct term_curses *term, struct diag *diag)
{
	static const int numbers[] = {SIGWINCH, SIGTSTP, SIGCONT, SIGTERM, SIGHUP, SIGINT, SIGQUIT};
	sigset_t signals;
	sigemptyset(&signals);
	for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
		sigaddset(&signals, numbers[i]);
	sigprocmask(SIG_BLOCK, &signals, &term->old_mask);
	term->signals = signalfd(-1, &signals, SFD_CLOEXEC | SFD_NONBLOCK);
	if (term->signals < 0)
		return err_origin(diag, "signals: %s", strerror(errno));
	return 0;
}

static int check_environment(struct diag *diag)
{
	if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO))
		return err_origin(diag, "the reader needs a terminal: standard input and output "
					"must be one (surkhi list prints headlines)");
	/* Asked by name, since newterm() would already write to it; it is checked again behind it.
	 */
	const char *name = getenv("TERM");
	if (!name || !*name || strcmp(name, "dumb") == 0)
		return err_origin(diag, "the terminal is too dumb: it cannot place its cursor "
					"(try TERM=xterm)");
	if (strcmp(nl_langinfo(CODESET), "UTF-8") != 0 && !setlocale(LC_CTYPE, "C.UTF-8"))
		return err_origin(diag, "the locale is not UTF-8: set LANG=C.UTF-8 or hi_IN.UTF-8");
	return 0;
}

static int open_screen(struct term_curses *term, struct diag *diag)
{
	term->screen = newterm(NULL, stdout, stdin);
	if (!term->screen)
		return err_origin(diag, "unknown terminal: TERM names none that the system knows "
					"(try TERM=xterm)");
	start_color();
	use_default_colors();
	const char *position = tigetstr("cup");
	if (!position || position == (char *)-1)
		return err_origin(diag, "the terminal is too dumb: it cannot place its cursor "
					"(try TERM=xterm)");
	raw();
	noecho();
	nonl();
	set_escdelay(ESCAPE_DELAY);
	term->keys = newpad(1, 1);
	keypad(term->keys, TRUE);
	define_key("\033[200~", PASTE_START_KEY);
	define_key("\033[201~", PASTE_END_KEY);
	if (term->mouse) {
		mousemask(BUTTON1_PRESSED | BUTTON4_PRESSED | BUTTON5_PRESSED, NULL);
		mouseinterval(0);
	}
	refresh(); /* the alternate screen, cleared; ncurses paints nothing after this */
	modes_on();
	return 0;
}

int term_curses_open(const struct term_options *options, struct term **ret_term, struct diag *diag)
{
	int error = check_environment(diag);
	if (error)
		return error;
	struct term_curses *term = mem_new(1, sizeof *term);
	*term = (struct term_curses){
		.term = {.ops = &curses_ops, .widths = options->widths},
		.signals = -1,
		.frame = BUF_INIT(FRAME_MAXIMUM),
		.paste = BUF_INIT(PASTE_MAXIMUM),
		.mouse = options->mouse,
		.measures = !options->widths,
		.theme = options->theme,
		.painter.theme = theme_resolve(options->theme, -1, getenv("COLORFGBG")),
	};
	struct buf typed = BUF_INIT(PROBE_TYPED_MAXIMUM);
	error = open_signals(term, diag);
	if (error == 0 && !options->widths)
		measure_widths(term, false, &typed);
	if (error == 0)
		error = open_screen(term, diag);
	if (error == 0)
		give_back(term, &typed);
	buf_done(&typed);
	if (error) {
		curses_close(&term->term);
		return error;
	}
	painter_init(&term->painter, term->term.widths, term->painter.theme,
		     has_colors() ? COLORS : 0);
	*ret_term = &term->term;
	return 0;
}
