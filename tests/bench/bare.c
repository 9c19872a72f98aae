/* bare: the least that a program of ncursesw can do, one screen and one key: the peer at start. */
#include <curses.h>
#include <locale.h>

int main(void)
{
	setlocale(LC_ALL, "");
	if (!initscr())
		return 2;
	for (int row = 0; row < LINES; row++)
		mvaddnstr(row, 0, "Headlines of a program that reads nothing at all", COLS);
	refresh();
	getch();
	endwin();
	return 0;
}
