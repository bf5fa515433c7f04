/** Name, what it is, JSON text, its canonical form or null when it has none. */
export type CanonicalCase = readonly [string, string, string, string | null];

const nest = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);

/** RFC 8785, sections 3.2.2 to 3.2.4 and appendix B, and what this protocol leaves out. */
export const CANONICAL_CASES: readonly CanonicalCase[] = [
  [
    'rfc8785-sample',
    'the sample of RFC 8785, section 3.2.2',
    String.raw`{"numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
      "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/", "literals": [null, true, false]}`,
    '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],' +
      String.raw`"string":"€$\u000f\nA'B\"\\\\\"/"}`,
  ],
  [
    'rfc8785-order',
    'the order of members of RFC 8785, section 3.2.3',
    String.raw`{"\u20ac":"Euro Sign","\r":"Carriage Return","\ufb33":"Hebrew Letter Dalet With Dagesh",` +
      String.raw`"1":"One","\ud83d\ude00":"Emoji: Grinning Face","\u0080":"Control","\u00f6":"Latin Small Letter O With Diaeresis"}`,
    `{"\\r":"Carriage Return","1":"One","\u0080":"Control","ö":"Latin Small Letter O With Diaeresis",` +
      `"€":"Euro Sign","😀":"Emoji: Grinning Face","\ufb33":"Hebrew Letter Dalet With Dagesh"}`,
  ],
  [
    'rfc8785-numbers',
    'numbers of RFC 8785, appendix B',
    '[-0,5e-324,-5e-324,1.7976931348623157e308,9007199254740992,-9007199254740992,' +
      '295147905179352830000,9.999999999999997e22,1e23,1.0000000000000001e23,' +
      '999999999999999700000,999999999999999900000,1e21,9.999999999999997e-7,0.000001,' +
      '333333333.3333332,333333333.33333325,333333333.3333333,333333333.3333334,' +
      '333333333.33333343,-0.0000033333333333333333,1424953923781206.25]',
    '[0,5e-324,-5e-324,1.7976931348623157e+308,9007199254740992,-9007199254740992,' +
      '295147905179352830000,9.999999999999997e+22,1e+23,1.0000000000000001e+23,' +
      '999999999999999700000,999999999999999900000,1e+21,9.999999999999997e-7,0.000001,' +
      '333333333.3333332,333333333.33333325,333333333.3333333,333333333.3333334,' +
      '333333333.33333343,-0.0000033333333333333333,1424953923781206.2]',
  ],
  ['number-order', 'names of digits are ordered as text', '{"9":0,"10":0}', '{"10":0,"9":0}'],
  ['duplicate-member', 'the last of two members of a name', '{"a":1,"a":2}', '{"a":2}'],
  ['depth-16', 'nested 16 deep', nest(16), nest(16)],
  ['depth-17', 'nested 17 deep', nest(17), null],
  ['number-infinite', 'a number out of range', '[1e400]', null],
  ['lone-surrogate', 'a lone surrogate', String.raw`["\ud800"]`, null],
  ['lone-surrogate-name', 'a lone surrogate in a name', String.raw`{"\udfff":1}`, null],
  ['nul', 'U+0000', String.raw`["\u0000"]`, null],
  ['proto', 'a member named __proto__', '{"__proto__":1}', null],
];
