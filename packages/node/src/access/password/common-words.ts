/**
 * What passwords in Dutch and English offices are made of, the most common first. The estimate
 * finds them in any case, turned round, and with digits or signs for letters.
 */
export const COMMON_WORDS: readonly string[] = `
password wachtwoord welkom welcome geheim qwerty azerty admin administrator letmein hallo hello
login inloggen secret iloveyou ikhouvanjou dragon monkey football voetbal baseball master sunshine
princess prinses superman batman shadow michael jennifer jordan trustno1 starwars pokemon whatever
zomer winter herfst lente voorjaar najaar summer autumn spring fall
maandag dinsdag woensdag donderdag vrijdag zaterdag zondag
monday tuesday wednesday thursday friday saturday sunday
januari februari maart april mei juni juli augustus september oktober november december
january february march may june july august october
ajax feyenoord psv anderlecht amsterdam rotterdam utrecht eindhoven groningen antwerpen brussel
nederland holland belgie belgium vlaanderen oranje
gemeente stadhuis meldpunt meldpunten regio provincie kantoor office company bedrijf werk computer
laptop telefoon internet google facebook microsoft windows outlook office365 test testing tester
changeme verander veranderen tijdelijk temporary default standaard nieuw initial account gebruiker
user system systeem server database toegang access security veilig beveiliging
abc123 passw0rd p@ssword 1q2w3e4r 1qaz2wsx zaq12wsx qazwsx qwe123 asd123 q1w2e3r4 1q2w3e4r5t6y
nabij discriminatie klacht klachten melding meldingen zorg sociaal wijkteam
mama papa moeder vader schatje liefde love baby familie family vriend lekker mooi kaas fiets
hond kat poes tijger leeuw vlinder bloem bloemen flower appel banaan pindakaas chocolade cookie
`
  .trim()
  .split(/\s+/);
