import type { Story } from './story.ts';

export const HOUSING: readonly Story[] = [
  {
    id: 'bezichtiging-vol',
    subject: 'DISCRIMINATION',
    request: 'COMPLAINT',
    grounds: ['ORIGIN_ETHNIC'],
    domain: 'HOUSING_PRIVATE',
    natures: ['DISPUTED_REFUSAL'],
    handlings: ['INVESTIGATE', 'LETTER'],
    outcomes: [['APOLOGY'], ['NOT_SOLVED', 'CITIZEN_HEARD'], ['RULE_CHANGED']],
    text: `Ik belde over een huurwoning in {district}. Zodra ik mijn naam zei, waren [alle bezichtigingen
      vol|er "net genoeg kandidaten"]. [Een uur later|Dezelfde middag] belde [mijn vriendin|een collega] en
      kon zij [{day}|meteen de volgende dag] komen kijken. Wij zoeken al {months}, met twee inkomens en zonder
      schulden.`,
    where: '[makelaar|verhuurkantoor] aan de {street}',
    talk: [
      { worker: 'Dank voor uw melding. Weet u nog de tijden van beide telefoontjes?' },
      { reporter: '[Ja, ze staan in onze telefoons.|Ongeveer: elf uur en kwart over twaalf.]' },
      {
        worker:
          'Het kantoor heeft gereageerd. Ik lees het u graag voor aan de telefoon. Schikt {day}?',
      },
    ],
    note: 'Praktijktest overwogen. Kantoor eerder genoemd in een melding zonder naam.',
  },
  {
    id: 'geen-uitkering',
    subject: 'DISCRIMINATION',
    request: 'ADVICE',
    grounds: ['SOCIAL_POSITION', 'WEALTH'],
    domain: 'HOUSING_PRIVATE',
    natures: ['DISPUTED_REFUSAL'],
    handlings: ['ADVICE', 'RIGHTS_CHECK'],
    outcomes: [['CITIZEN_HEARD'], ['NOT_SOLVED']],
    text: `In de advertentie stond "geen uitkering, geen toeslagen". Ik heb [een uitkering door ziekte|een
      klein pensioen], maar ik betaal [al twaalf jaar|altijd] op tijd. De verhuurder wilde mijn papieren niet
      eens zien. [Mag een verhuurder dat zo zeggen?|Met deze regel kan ik nergens heen.]`,
    where: 'woning aan de {street}',
  },
  {
    id: 'studentenkamer-dutch-only',
    subject: 'DISCRIMINATION',
    request: 'REPORT',
    grounds: ['NATIONALITY', 'LANGUAGE'],
    domain: 'HOUSING_PRIVATE',
    natures: ['DISPUTED_REFUSAL'],
    handlings: ['REGISTER', 'POLICY'],
    outcomes: [['CITIZEN_HEARD'], ['RULE_CHANGED']],
    language: 'en',
    urban: true,
    text: `I am [an exchange student|a first-year student|a PhD student] and I have been looking for a room for
      [six weeks|two months|since August]. [Nine|Fourteen|About twenty] advertisements near {street} said
      "no internationals" or "Dutch only". When I wrote anyway, [I got no reply|one house answered with a
      laughing emoji]. [I now sleep on a friend's sofa.|I pay for a hostel week by week.]`,
    where: '[student houses around {street}|online room ads for {district}]',
    when: '[this term|since late summer|the last few weeks]',
  },
  {
    id: 'samenwonen-twee-mannen',
    subject: 'DISCRIMINATION',
    request: 'COMPLAINT',
    grounds: ['SEXUAL_ORIENTATION'],
    domain: 'HOUSING_PRIVATE',
    natures: ['DISPUTED_REFUSAL'],
    handlings: ['LETTER', 'ADVICE'],
    outcomes: [['APOLOGY'], ['NOT_SOLVED', 'CITIZEN_HEARD'], ['SOLVED']],
    text: `Wij hadden de woning aan de {street} mondeling toegezegd gekregen. Toen mijn man [meekwam om te
      tekenen|voor de sleutel kwam], zei de eigenaar dat hij ["toch liever een gewoon gezin"|"aan de buren
      moest denken"]. De volgende dag kregen we een mail dat het niet doorging. [De dozen stonden al klaar.|Ons
      oude huis hadden we opgezegd.]`,
    where: 'woning aan de {street}',
    talk: [
      {
        worker:
          'Wat een klap, zo vlak voor de verhuizing. Heeft u de toezegging ergens zwart op wit?',
      },
      { reporter: 'Een appje: "is goed, jullie krijgen hem". En die mail.' },
      { worker: 'Dat helpt. De eigenaar heeft twee weken om op onze brief te antwoorden.' },
    ],
  },
  {
    id: 'traplift-geweigerd',
    subject: 'DISCRIMINATION',
    request: 'COMPLAINT',
    grounds: ['DISABILITY', 'AGE'],
    domain: 'HOUSING_SOCIAL',
    natures: ['DISPUTED_NO_ADJUSTMENT'],
    handlings: ['MEDIATION', 'CASE_CONFERENCE'],
    outcomes: [['ADJUSTMENT', 'SOLVED'], ['PARTLY_SOLVED'], ['SUPPORT_IN_PLACE']],
    text: `Mijn {kin} kan de trap niet meer op. [De woningcorporatie|De verhuurder] wil geen traplift en ook
      geen [beugel in de badkamer|tweede leuning]: dat zou "de woning minder verhuurbaar" maken. Nu wordt er
      [beneden op de bank geslapen|in de keuken gewassen]. [Wij betalen het desnoods zelf.|Een andere woning
      is er pas over drie jaar.]`,
    where: 'huurwoning aan de {street}',
    talk: [
      {
        worker:
          'Dank u. Mag ik met de verhuurder en de gemeente samen bellen? Dan hoeft u het één keer uit te leggen.',
      },
      { reporter: '[Heel graag.|Ja, als wij mogen meeluisteren.]' },
      {
        worker:
          'Er is een afspraak: {day} komt iemand opmeten. De gemeente betaalt de lift, de verhuurder de leuning.',
      },
      {
        reporter: '[Niet te geloven, na al die maanden.|Fijn. Wij laten het weten als hij er zit.]',
      },
    ],
    note: 'Korte lijn met de woonconsulent gebruikt. Binnen een week geregeld.',
  },
  {
    id: 'kinderen-ongewenst',
    subject: 'DISCRIMINATION',
    request: 'ADVICE',
    grounds: ['HOUSEHOLD', 'CIVIL_STATUS'],
    domain: 'HOUSING_PRIVATE',
    natures: ['DISPUTED_REFUSAL'],
    handlings: ['ADVICE'],
    outcomes: [['CITIZEN_HEARD'], ['NO_CONTACT']],
    text: `Ik ben [gescheiden|weduwe|alleenstaande moeder] met [twee|drie] kinderen. Drie keer kreeg ik te horen
      dat de woning ["niet geschikt is voor een eenoudergezin"|"te gehorig is voor kinderen"]. [De laatste keer
      stond er een schommel in de tuin.|Boven woonde een gezin met een baby.]`,
    where: '[appartement in {district}|bovenwoning aan de {street}]',
  },
  {
    id: 'woonwagen-standplaats',
    subject: 'DISCRIMINATION',
    request: 'COMPLAINT',
    grounds: ['ORIGIN_ROMA'],
    domain: 'HOUSING_SOCIAL',
    natures: ['DISPUTED_TERMS'],
    handlings: ['POLICY', 'ASSIST_PROCEDURE'],
    outcomes: [['PARTLY_SOLVED'], ['OPINION'], ['NOT_SOLVED']],
    refusal: 'COURT',
    text: `Mijn kinderen staan al [negen|elf|veertien] jaar op de wachtlijst voor een standplaats. In die tijd
      zijn er [drie plekken opgeheven|nul plekken bij gekomen]. De gemeente zegt elk jaar dat [er onderzoek
      komt|het beleid in de maak is]. Wij willen bij elkaar wonen, zoals mijn ouders en hun ouders.`,
    where: '[gemeente|standplaatsen bij {district}]',
    when: 'al jaren',
    talk: [
      {
        worker:
          'Dank u dat u dit weer wilt vertellen. Heeft u brieven van de gemeente van de laatste twee jaar?',
      },
      { reporter: 'Een hele map. U mag alles inzien.' },
    ],
  },
  {
    id: 'huur-opgezegd-na-klacht',
    subject: 'DISCRIMINATION',
    request: 'COMPLAINT',
    grounds: ['ORIGIN_SKIN'],
    domain: 'HOUSING_PRIVATE',
    natures: ['HOSTILE_RETALIATION', 'THREAT'],
    handlings: ['ADVICE', 'ASSIST_PROCEDURE', 'POLICE_SUPPORT'],
    outcomes: [['POLICE_REPORT'], ['SOLVED'], ['PARTLY_SOLVED', 'POLICE_REPORT']],
    text: `Ik klaagde bij mijn huisbaas over [schimmel|de verwarming]. Hij zei dat ik ["blij mocht zijn dat
      hij aan mensen zoals ik verhuurt"|"terug kon gaan naar mijn eigen land"]. Sindsdien [sluit hij het warme
      water af|staat hij 's avonds voor mijn deur]. [Gisteren|Vorige week] zei hij dat hij mij eruit zou
      "laten halen". Ik ben bang.`,
    where: 'kamer aan de {street}',
    talk: [
      { worker: 'U heeft recht op rust in uw huis. Bent u nu veilig? Bel bij gevaar meteen 112.' },
      { reporter: 'Ik slaap bij [mijn zus|een vriend]. Mijn spullen zijn nog daar.' },
      {
        worker:
          'Ik ga {day} met u mee naar de politie en naar het huurteam. Neemt u het contract mee?',
      },
      { reporter: 'Ja. Dank u dat u meegaat.' },
    ],
    note: 'Veiligheid eerst: wijkagent ingelicht met toestemming van melder.',
  },
  {
    id: 'logement-arabisch',
    subject: 'DISCRIMINATION',
    request: 'COMPLAINT',
    grounds: ['ORIGIN_ETHNIC', 'LANGUAGE'],
    domain: 'HOUSING_PRIVATE',
    natures: ['DISPUTED_REFUSAL'],
    handlings: ['LETTER', 'ADVICE'],
    outcomes: [['APOLOGY'], ['NOT_SOLVED']],
    language: 'ar',
    text: `[ذهبت مع زوجتي|ذهبت مع أخي] لرؤية شقة في {street}. [فتح المالك الباب ثم قال إن الشقة مؤجرة.|نظر
      إلينا المالك وقال إنه يفضل عائلة هولندية.] بعد [يومين|أسبوع] كان الإعلان ما زال موجودا.
      [نحن نبحث منذ سبعة أشهر.|عندنا طفلان ونريد فقط بيتا هادئا.]`,
    where: '[شقة في {street}|{district}]',
    when: '[الأسبوع الماضي|قبل أيام]',
    talk: [
      {
        worker:
          'شكرا على رسالتك. Wij lezen uw bericht met een tolk en bellen u {day}. Is dat goed?',
      },
      { reporter: 'نعم، شكرا لكم.' },
    ],
  },
];
