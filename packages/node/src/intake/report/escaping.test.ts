import { afterAll, beforeAll, expect, it } from 'vitest';
import { citizen, codeOn, EVERYTHING, textIn, valueIn } from '../../../../../test/citizen.ts';
import { type TestPoint, testPoint } from '../../../../../test/point.ts';

let point: TestPoint;
const EVIL = `"><script>alert(1)</script></textarea><img src=x onerror='x'>&lt;{{town}} $t(site.home)`;

beforeAll(async () => {
  point = await testPoint({ NABIJ_NAME: 'Punt <b>&', NABIJ_TOWN: '"Dorp" <i>' });
});
afterAll(() => point.drop());

function safe(html: string): void {
  expect(html).not.toMatch(
    /<script(?! type="module" src="\/assets\/)|<img|<b>|<i>|<\/textarea>\S*<img/,
  );
}

it('what people type stays text on every page that shows it', async () => {
  const browser = citizen(point.app);
  const questions = {
    ...EVERYTHING,
    story: { story: `\n${EVIL}` },
    place: { place: 'ELSEWHERE', elsewhere: EVIL, lives: 'YES' },
    when: { when: EVIL },
    contact: { name: EVIL, email: '', phone: EVIL },
  };
  const check = await browser.answer(questions);
  expect(check.path).toBe('/report/check');
  expect(check.text).toContain(EVIL);
  const story = await browser.get('/report/story');
  const place = await browser.get('/report/place');
  expect([textIn(story, 'story'), valueIn(place, 'elsewhere')]).toEqual([EVIL, EVIL]);
  const wrong = await browser.post('/report/contact', { name: EVIL, email: EVIL });
  expect([wrong.status, valueIn(wrong, 'email')]).toEqual([422, EVIL]);
  await browser.post('/report/contact', { name: EVIL, email: '' });
  const receipt = await browser.post('/report/send');
  const late = await browser.post('/report/story', { story: EVIL });
  expect(late.text).toContain(EVIL);
  const followed = await browser.post('/follow', { code: codeOn(receipt) });
  const messageId = valueIn(followed, 'messageId') ?? '';
  const answered = await browser.post('/follow/answer', { answer: EVIL, messageId });
  expect(answered.text).toContain(EVIL);
  const pages = [check, story, place, wrong, receipt, late, followed, answered];
  for (const page of pages) safe(page.html);
});

it('what stands in an address does too', async () => {
  const browser = citizen(point.app);
  const evil = encodeURIComponent(EVIL);
  const paths = [`/report?lang=${evil}`, `/${evil}`, `/report/${evil}`, `/follow?sent=${evil}`];
  for (const path of paths) safe((await browser.get(path)).html);
});
