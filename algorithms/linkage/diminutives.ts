// First names that are one name in daily use, in English and French. A short list of common knowledge: where a file is large enough,
// what its own records show is learned beside it (variants.ts).

const families = `
william will willie willy bill billy liam guillaume
robert rob robbie bob bobby bert
richard rick dick rich richie ricky
john jack johnny jon jean johan johann johannes giovanni jock ian evan
james jim jimmy jamie jem jacques jacob
thomas tom tommy thom
george georgie georg georges jorge giorgio
henry harry hal hank henri heinrich
charles charlie charley chuck carl karl carlo carlos
edward ed eddie ted teddy ned eduard eduardo edouard
edwin ed eddie
edmund ed eddie ned
alexander alex alec sandy sander alick alexandre
andrew andy drew andre andreas
anthony tony antony antoine anton antonio
arthur art artie
albert al bert bertie alberto
alfred alf alfie fred al
frederick fred freddie freddy frederic fritz friedrich federico
francis frank frankie francois francisco franz francesco
benjamin ben benny benji
daniel dan danny
david dave davy davie
donald don donnie
douglas doug
gerald gerry jerry
gregory greg
herbert herb bert bertie
hugh hugo hughie huw hughes
joseph joe joey jo jos josef giuseppe jose
joshua josh
kenneth ken kenny
laurence lawrence larry laurie lorenzo laurent
leonard len lenny leo
lewis louis lou lewie ludwig luigi luis
matthew matt mattie mathieu matthias
michael mike mick mickey micky michel miguel mikhail
nathaniel nathan nat nate
nicholas nick nicky nicolas nikolaus
oliver ollie noll olivier
patrick pat paddy
peter pete pierre pietro pedro
philip phil phillip philippe pip
ralph rafe
raymond ray
reginald reg reggie
ronald ron ronnie
samuel sam sammy
stephen steve steven stevie etienne stefan
theodore ted teddy theo
timothy tim timmy
vincent vince vin
walter walt wally wat
zachary zach zack
elizabeth eliza liz lizzie beth betty bess bessie betsy elsie lisa libby elisabeth lise
margaret maggie meg peggy peg margie greta daisy marguerite madge
mary molly polly marie maria may mamie
catherine katherine kate katie kathy kitty cathy kathryn katharine
anne ann anna annie nan nancy hannah
jane jenny janie jeanne joan jean janet
sarah sally sadie sara
susan sue susie suzy susanna susannah suzanne
martha patty mattie marthe
frances fanny fran francie francoise
dorothy dot dottie dolly dora
eleanor ellen nell nellie nora helen helena lena leonora
emily em emma millie
harriet hattie harriette henrietta hetty
isabella bella isabel isobel belle tibby
jessica jess jessie
charlotte lottie lotte charlie
caroline carrie carol carolyn
florence flo flossie florrie
gertrude gertie trudy
victoria vicky vickie tori
virginia ginny
rebecca becky becca
rachel rae
judith judy
josephine jo josie
edith edie
agnes aggie nessie
alice ally alison
amelia amy millie
constance connie
deborah debbie deb
patricia pat patty trish
barbara barb babs
christine chris christina tina christian
christopher chris kit christophe
jonathan jon
louisa louise lou lulu
matilda tilly maud mattie
mohamed muhammad mohammed mohammad muhammed mehmet med mamadou
abdullah abdallah abdoulaye
`

const familiesOf = new Map<string, number[]>()
families
  .trim()
  .split('\n')
  .forEach((line, family) => {
    for (const name of line.split(' ')) familiesOf.set(name, [...(familiesOf.get(name) ?? []), family])
  })

/** The families of each folded name, for `isOneFamily`; undefined for a name of none. */
export function familiesOfNames(names: readonly string[]): (readonly number[] | undefined)[] {
  return names.map((name) => familiesOf.get(name))
}

/** Two first names that people use for one another. */
export function isOneFamily(a: readonly number[] | undefined, b: readonly number[] | undefined): boolean {
  return a !== undefined && b !== undefined && a.some((family) => b.includes(family))
}

const others = `
adam ahmed aisha ali amina amir andrea anna anton aya bilal bruno camille chloe claire clara daniela diego dmitri elena elsa emilia emma
ethan eva fatima fatou felix fernando gabriel hana hassan hugo hussein ibrahim igor ines ivan jana juan julia julie kamal karim kim
laura lea leila lina lucas lucia luca malik manon mariam mariama marina mario marta martin maya mehdi mohamed moussa nadia natalia
nina noah noor nora olga omar oscar pablo paul rosa ruth said salma samir sofia sophia sophie svetlana tatiana tesfaye thomas valentina
victor viktor vladimir yasmine yohannes youssef yusuf zahra zainab joel simon mark stuart ryan jordan kevin brian jason emily isaac
lachlan joshua jayden harrison benjamin caitlin hannah olivia chelsea taylah georgia mia ruby hayley abbey`
const known = new Set([...familiesOf.keys(), ...others.trim().split(/\s+/)])

/** A folded word that many people bear as first name: enough to tell a column of names from one of towns, not to judge a name. */
export function isKnownFirstName(word: string): boolean {
  return known.has(word)
}
