const KEY = 'rollbook.link';

/**
 * The token of a license link lets whoever has it onto the license, so it is in the address no longer than it takes to read
 * it: neither in the browser's history, nor in what other pages are told of where somebody came from. It waits in this tab
 * alone, through the sign-in and a reload.
 */
export const carriedLink = {
  keep: (token: string) => sessionStorage.setItem(KEY, token),
  read: () => sessionStorage.getItem(KEY),
  drop: () => sessionStorage.removeItem(KEY),
};
