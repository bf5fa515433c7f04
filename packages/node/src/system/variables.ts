/** What a node is: a town's reporting point, or the coordinator of a region. */
export type Role = (typeof ROLES)[number];

/** The two roles of the one program. */
export const ROLES = ['point', 'coordinator'] as const;

/** One environment variable as a person reads it. */
export interface Variable {
  readonly name: string;
  /** What it is for. */
  readonly meaning: string;
  /** What it must look like, to follow "should be". */
  readonly form: string;
  /** What holds when it is not set. */
  readonly default?: string;
  /** A node of these roles does not start without it. */
  readonly required?: readonly Role[];
  readonly roles: readonly Role[];
  /** Its value never prints. */
  readonly secret?: true;
}

const POINT: readonly Role[] = ['point'];

/** Every variable that the program reads, in the order in which people fill them in. */
export const VARIABLES: readonly Variable[] = [
  {
    name: 'NABIJ_ROLE',
    meaning: 'What this node is',
    form: 'point or coordinator',
    required: ROLES,
    roles: ROLES,
  },
  {
    name: 'NABIJ_URL',
    meaning: 'Public address of this node, by which other nodes know it; it cannot change later',
    form: 'an address such as https://meldpunt.example.nl, without a path',
    required: ROLES,
    roles: ROLES,
  },
  {
    name: 'NABIJ_NAME',
    meaning: 'Name that people see; a coordinator needs it, a point can be given it in its desk',
    form: 'a text of 1 to 120 characters',
    required: ['coordinator'],
    roles: ROLES,
  },
  {
    name: 'NABIJ_TOWN',
    meaning: 'Name of the municipality as people say it; without it the desk asks',
    form: 'a text of 1 to 80 characters',
    roles: POINT,
  },
  {
    name: 'NABIJ_MUNICIPALITY',
    meaning: 'Official code of the municipality that this point serves; without it the desk asks',
    form: 'a code of 2 to 12 letters and digits, such as GM0141',
    roles: POINT,
  },
  {
    name: 'NABIJ_POPULATION',
    meaning: 'Number of inhabitants, to compare towns of different size',
    form: 'a whole number from 1 to 50000000',
    roles: POINT,
  },
  {
    name: 'NABIJ_PHONE',
    meaning: 'Telephone number for citizens',
    form: 'a text of 1 to 200 characters',
    roles: POINT,
  },
  {
    name: 'NABIJ_ADDRESS',
    meaning: 'Where citizens can walk in',
    form: 'a text of 1 to 200 characters',
    roles: POINT,
  },
  {
    name: 'NABIJ_HOURS',
    meaning: 'When citizens can call or walk in',
    form: 'a text of 1 to 200 characters',
    roles: POINT,
  },
  {
    name: 'NABIJ_COUNTRY',
    meaning: 'Whose law and public holidays count here',
    form: 'NL or BE',
    default: 'NL',
    roles: POINT,
  },
  {
    name: 'NABIJ_REGION',
    meaning: 'Part of the country with rules of its own',
    form: 'VLG, BRU or WAL, in Belgium only',
    roles: POINT,
  },
  {
    name: 'NABIJ_PLACES',
    meaning: 'Villages and other names by which people look for this municipality',
    form: 'names with commas between them',
    roles: POINT,
  },
  {
    name: 'NABIJ_POSTCODES',
    meaning: 'Postcodes of this municipality, by their digits',
    form: 'ranges with commas between them, such as 1200-1299,1310',
    roles: POINT,
  },
  {
    name: 'NABIJ_HELPLINE',
    meaning: 'Whom people can call for whose town no point is found; without it NABIJ_PHONE',
    form: 'a text of 1 to 200 characters',
    roles: POINT,
  },
  {
    name: 'NABIJ_EXIT_URL',
    meaning: 'Harmless site to which somebody gets who must leave the pages at once',
    form: 'an address such as https://www.wikipedia.org/',
    default: 'https://www.wikipedia.org/',
    roles: POINT,
  },
  {
    name: 'NABIJ_SMTP_URL',
    meaning: 'Mail server for "there is news"; without it nobody is offered mail',
    form: 'an address such as smtps://user:password@mail.example.nl:465',
    roles: POINT,
    secret: true,
  },
  {
    name: 'NABIJ_MAIL_FROM',
    meaning: 'Sender of that mail; needed with NABIJ_SMTP_URL',
    form: 'an e-mail address',
    roles: POINT,
  },
  {
    name: 'NABIJ_CLAMD',
    meaning: 'Virus scanner (ClamAV) that looks at every file before it is kept',
    form: 'a path such as /run/clamav/clamd.ctl, or a host and port such as 127.0.0.1:3310',
    roles: POINT,
  },
  {
    name: 'NABIJ_LANGUAGES',
    meaning: 'Languages offered, the first one first',
    form: 'language codes with commas between them, such as nl,en',
    default: 'nl,en,fr,de,ar,tr,pl,uk',
    roles: ROLES,
  },
  {
    name: 'NABIJ_FACE',
    meaning: "The town's own colours and typefaces, as a CSS file",
    form: 'the path of a file with one rule ":root { --nabij-…: … }"',
    roles: ROLES,
  },
  {
    name: 'NABIJ_HOST',
    meaning: 'Address of this machine to listen on',
    form: 'an IP address or a host name',
    default: '127.0.0.1',
    roles: ROLES,
  },
  {
    name: 'NABIJ_PORT',
    meaning: 'Port to listen on; 0 takes a free one',
    form: 'a whole number from 0 to 65535',
    default: '4000',
    roles: ROLES,
  },
  {
    name: 'NABIJ_PROXIES',
    meaning:
      'Web servers in front of this node, whose word on who is asking (X-Forwarded-For) counts',
    form: 'IP addresses or ranges with commas between them, such as 10.0.0.5,172.16.0.0/12',
    default: '127.0.0.0/8,::1',
    roles: ROLES,
  },
  {
    name: 'NABIJ_DATA',
    meaning: 'Folder for everything that must be kept',
    form: 'a folder',
    default: './data',
    roles: ROLES,
  },
  {
    name: 'NABIJ_KEYS',
    meaning: 'Folder for the key with which this node signs',
    form: 'a folder',
    default: '<NABIJ_DATA>/keys',
    roles: ROLES,
  },
  {
    name: 'DATABASE_URL',
    meaning: 'PostgreSQL server of your own; without it the node runs one in NABIJ_DATA',
    form: 'an address such as postgres://user:password@host:5432/name',
    roles: ROLES,
    secret: true,
  },
  {
    name: 'NABIJ_OIDC_ISSUER',
    meaning: "The town's own sign-in (OpenID Connect) for workers; a passkey then opens the cases",
    form: 'an address such as https://login.example.nl',
    roles: ROLES,
  },
  {
    name: 'NABIJ_OIDC_CLIENT_ID',
    meaning: 'Name under which this node is known to that sign-in; needed with NABIJ_OIDC_ISSUER',
    form: 'a text of 1 to 200 characters',
    roles: ROLES,
  },
  {
    name: 'NABIJ_OIDC_CLIENT_SECRET',
    meaning: 'Secret that goes with it, if that sign-in wants one',
    form: 'a text of 1 to 1000 characters',
    roles: ROLES,
    secret: true,
  },
  {
    name: 'NABIJ_OIDC_NAME',
    meaning: 'What the button for it says',
    form: 'a text of 1 to 60 characters, such as Gemeente Wilgendrecht',
    roles: ROLES,
  },
  {
    name: 'NABIJ_ALLOW_LOOPBACK_HTTP',
    meaning: 'Lets nodes on one machine talk without TLS; for demonstrations and tests only',
    form: 'true or false',
    default: 'false',
    roles: ROLES,
  },
  {
    name: 'NABIJ_LOG_LEVEL',
    meaning: 'How much is logged',
    form: 'info, warn, error or silent',
    default: 'info',
    roles: ROLES,
  },
];
