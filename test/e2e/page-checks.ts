import type { Page } from 'playwright-core';

// Scripts for the page are text: they run there and not here, and the types of here know no document.

/** How many pixels the page is wider than the window. */
export const overflow = (page: Page): Promise<number> =>
  page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth');

/** Where the keyboard is, and whether one sees it. */
export const focused = (page: Page): Promise<{ text: string; outlined: boolean; visible: boolean }> =>
  page.evaluate(`(() => {
    const at = document.activeElement;
    const style = getComputedStyle(at);
    const box = at.getBoundingClientRect();
    return {
      text: at.textContent.trim(),
      outlined: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
      visible: box.left >= 0 && box.top >= 0 && box.width > 0,
    };
  })()`);

/** Fields, buttons, links and frames without a name that a screen reader could say. */
export const nameless = (page: Page): Promise<string[]> =>
  page.evaluate(`[...document.querySelectorAll('input:not([type=hidden]), select, textarea, button, a, iframe, section')]
    .filter((one) => {
      const by = one.getAttribute('aria-labelledby');
      const name = one.getAttribute('aria-label') || one.title || (by && document.getElementById(by)?.textContent) ||
        [...(one.labels ?? [])].map((label) => label.textContent).join('') ||
        (['BUTTON', 'A'].includes(one.tagName) ? one.textContent : '');
      return !name.trim();
    })
    .map((one) => one.outerHTML.slice(0, 120))`);

/** Words whose contrast with what is behind them is below 4.5 (WCAG 2.2, 1.4.3). */
export const faintWords = (page: Page): Promise<string[]> =>
  page.evaluate(`(() => {
    const paint = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
    const rgba = (color) => {
      paint.clearRect(0, 0, 1, 1);
      paint.fillStyle = color;
      paint.fillRect(0, 0, 1, 1);
      return [...paint.getImageData(0, 0, 1, 1).data];
    };
    const light = (color) => {
      const [r, g, b] = color.map((c) => c / 255).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const behind = (one) => {
      for (let at = one; at; at = at.parentElement) {
        const color = rgba(getComputedStyle(at).backgroundColor);
        if (color[3] > 0) return color;
      }
      return [255, 255, 255, 255];
    };
    const faint = [];
    for (const one of document.querySelectorAll('body *')) {
      const said = [...one.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim());
      if (!said && !['INPUT', 'TEXTAREA', 'SELECT'].includes(one.tagName)) continue;
      const [a, b] = [light(rgba(getComputedStyle(one).color)), light(behind(one))].sort((x, y) => y - x);
      if ((a + 0.05) / (b + 0.05) < 4.5) faint.push(one.outerHTML.slice(0, 100));
    }
    return faint;
  })()`);
