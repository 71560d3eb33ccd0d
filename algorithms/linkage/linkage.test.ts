// The same people are found whatever the order of the file, agreement never speaks against anyone, and no family is swallowed by another.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import anyAscii from 'any-ascii'
import { clusterRecords } from './clusters.ts'
import { compareRecords } from './compare-records.ts'
import { compareDates, dateLevels, readDate } from './dates-of-birth.ts'
import { codeOf, draftDictionary, packed } from './dictionary.ts'
import { isOneEditApart, jaroWinkler, mostJaroWinkler } from './edit-distance.ts'
import { type Agreement, type Model, expectation, firstGuess } from './expectation.ts'
import { explain } from './explain.ts'
import { guessColumns } from './guess-columns.ts'
import { openPasses, visitPairs } from './keys.ts'
import { type Role, natures } from './levels.ts'
import { link, personOfRows } from './link.ts'
import { type Truth, meterOf, recallOfPasses } from './measure.ts'
import { type Outcome, visitOutcomes } from './outcomes.ts'
import { comparerOf } from './patterns.ts'
import { type Table, buildRegister, recordsOfRows } from './register.ts'
import { weigherOf } from './score.ts'
import { frequencies } from './frequencies.ts'
import { candidateKeys } from './seeds.ts'
import { drawer } from './strangers.ts'
import { personWeights, weightOf, weightsFault, weightsOf } from './weights.ts'

const roles: Role[] = ['first_name', 'surname', 'birth_date', 'sex', 'place', 'document']

function tableOf(rows: readonly (readonly string[])[], names: readonly string[] = roles): Table {
  const columns = names.map((name, c) => {
    const draft = draftDictionary()
    const codes = Int32Array.from(rows, (row) => codeOf(draft, row[c] ?? ''))
    return { name, codes, values: draft.texts }
  })
  return { size: rows.length, columns }
}

/** Fictitious people, two to four records each for a third of them, with the slips of clerks. */
function madeRows(persons: number, seed: number): { rows: string[][]; personOf: number[] } {
  const draw = drawer(seed)
  const syllables = 'ba de fi go ku la me ni po ru sa te vi zo ha je ki lo mu na'.split(' ')
  const word = (parts: number) => Array.from({ length: parts }, () => syllables[draw(syllables.length)]!).join('')
  const firstNames = Array.from({ length: 60 }, () => word(2 + draw(2)))
  const surnames = Array.from({ length: 300 }, () => `${word(2 + draw(2))}n`)
  const places = Array.from({ length: 40 }, () => `${word(3)}ville`)
  const rows: string[][] = []
  const personOf: number[] = []
  const slip = (text: string) => {
    const at = 1 + draw(Math.max(1, text.length - 2))
    return draw(2) === 0 ? text.slice(0, at) + text.slice(at + 1) : `${text.slice(0, at)}${'xyq'[draw(3)]!}${text.slice(at + 1)}`
  }
  for (let person = 0; person < persons; person++) {
    const day = `${1940 + draw(60)}-${String(1 + draw(12)).padStart(2, '0')}-${String(1 + draw(28)).padStart(2, '0')}`
    const row = [
      firstNames[draw(60)]!,
      surnames[draw(300)]!,
      day,
      draw(2) === 0 ? 'M' : 'F',
      places[draw(40)]!,
      String(10_000_000 + draw(80_000_000)),
    ]
    const records = draw(3) === 0 ? 2 + draw(3) : 1
    for (let n = 0; n < records; n++) {
      const [first, surname, born, sex, place, document] = row as [string, string, string, string, string, string]
      rows.push(
        n === 0
          ? row
          : [
              draw(4) === 0 ? slip(first) : first,
              draw(4) === 0 ? slip(surname) : surname,
              draw(6) === 0 ? `${born.slice(0, 4)}-01-01` : born,
              sex,
              draw(5) === 0 ? '' : place,
              draw(3) === 0 ? '' : document,
            ],
      )
      personOf.push(person)
    }
  }
  return { rows, personOf }
}

function shuffled<Value>(list: readonly Value[], seed: number): Value[] {
  const draw = drawer(seed)
  const copy = [...list]
  for (let at = copy.length - 1; at > 0; at--) {
    const other = draw(at + 1)
    ;[copy[at], copy[other]] = [copy[other]!, copy[at]!]
  }
  return copy
}

const rules = { romanise: anyAscii }

function outcomesOf(linkage: ReturnType<typeof link>): Outcome[] {
  const all: Outcome[] = []
  visitOutcomes(linkage, 0.01, (outcome) => all.push(outcome))
  return all
}

/** Groups of row names, in an order of their own. */
function groupsOf(personOf: Int32Array, nameOf: (row: number) => number): string[] {
  const groups = new Map<number, number[]>()
  personOf.forEach((person, row) => groups.set(person, [...(groups.get(person) ?? []), nameOf(row)]))
  return [...groups.values()].map((rows) => rows.sort((a, b) => a - b).join(' ')).sort()
}

const made = madeRows(900, 5)
const madeTable = tableOf(made.rows)
const madeTruth: Truth = { kind: 'groups', personOf: Int32Array.from(made.personOf) }

test('people entered several times are found without anyone saying who they are', () => {
  const linkage = link([madeTable], [roles], rules)
  const meter = meterOf(madeTruth)
  visitOutcomes(linkage, 0.01, meter.add)
  const { precision, recall, f1 } = meter.read()
  assert.ok(precision > 0.99 && recall > 0.97, `precision ${precision}, recall ${recall}, F1 ${f1}`)
  const proposed = recallOfPasses(linkage.passes, linkage.register.rowOf, madeTruth)
  assert.ok(proposed.union > 0.98, `the passes propose ${proposed.union} of the true pairs`)
  assert.ok(linkage.compared < made.rows.length ** 2 / 20, 'and not by comparing everyone with everyone')
})

test('the same persons come out however the file is sorted', () => {
  const whole = groupsOf(personOfRows(link([madeTable], [roles], rules)), (row) => row)
  for (const seed of [1, 2, 3]) {
    const order = shuffled(
      made.rows.map((_, row) => row),
      seed,
    )
    const linkage = link([tableOf(order.map((row) => made.rows[row]!))], [roles], rules)
    assert.deepEqual(
      groupsOf(personOfRows(linkage), (row) => order[row]!),
      whole,
    )
  }
})

test('two records are as alike as each other, whichever comes first', () => {
  const register = buildRegister([madeTable], [roles], anyAscii)
  const comparer = comparerOf(register)
  const draw = drawer(9)
  const [there, back] = [new Uint8Array(roles.length + 1), new Uint8Array(roles.length + 1)]
  for (let n = 0; n < 5_000; n++) {
    const [a, b] = [draw(register.size), draw(register.size)]
    comparer.levelsOf(a, b, there)
    comparer.levelsOf(b, a, back)
    assert.deepEqual(there, back, `${made.rows[a]!.join(' ')} and ${made.rows[b]!.join(' ')}`)
  }
})

test('two files give the same pairs whichever is named first, and each record meets one other', () => {
  const seen = new Set<number>()
  const [left, right]: [number[], number[]] = [[], []]
  made.personOf.forEach((person, row) => {
    if (!seen.has(person)) left.push(row)
    else if (made.personOf.indexOf(person) === row - 1) right.push(row)
    seen.add(person)
  })
  const [a, b] = [tableOf(left.map((row) => made.rows[row]!)), tableOf(right.map((row) => made.rows[row]!))]
  const forth = link([a, b], [roles, roles], rules)
  assert.equal(forth.oneToOne, true)
  const pairs = outcomesOf(forth).filter(({ isMatch }) => isMatch)
  const back = outcomesOf(link([b, a], [roles, roles], rules)).filter(({ isMatch }) => isMatch)
  assert.deepEqual(
    back.map((pair) => `${pair.b - right.length} ${pair.a}`).sort(),
    pairs.map((pair) => `${pair.a} ${pair.b - left.length}`).sort(),
  )
  assert.equal(new Set(pairs.map((pair) => pair.a)).size, pairs.length)
  const right0 = pairs.filter((pair) => made.personOf[left[pair.a]!] === made.personOf[right[pair.b - left.length]!])
  assert.ok(
    right0.length > right.length * 0.97 && right0.length > pairs.length * 0.98,
    `${right0.length} right of ${pairs.length} for ${right.length}`,
  )
})

test('an additional agreement never lowers the weight', () => {
  const linkage = link([madeTable], [roles], rules)
  for (const weights of [weightsOf(linkage.model), personWeights]) {
    const draw = drawer(4)
    for (let n = 0; n < 3_000; n++) {
      const pattern: Record<string, string> = {}
      for (const { name, nature } of weights.fields) pattern[name] = natures[nature][draw(natures[nature].length)]!
      const before = weightOf(weights, pattern)
      for (const { name } of weights.fields) {
        const after = weightOf(weights, { ...pattern, [name]: 'same' })
        assert.ok(after >= before - 0.01, `${name} the same: ${before} to ${after} for ${JSON.stringify(pattern)}`)
      }
    }
  }
})

test('a common surname that agrees proves less than a rare one, and still something', () => {
  const persons = madeRows(600, 11)
  const twins = [
    ['Aminata', 'Commun', '', '', '', ''],
    ['Aminata', 'Commun', '', '', '', ''],
    ['Aminata', 'Rare', '', '', '', ''],
    ['Aminata', 'Rare', '', '', '', ''],
  ]
  const rows = [...twins, ...persons.rows.map((row, n) => (n % 5 === 0 ? [row[0]!, 'Commun', ...row.slice(2)] : row))]
  const { register, model, weigher } = link([tableOf(rows)], [roles], rules)
  const records = recordsOfRows(register)
  const [common, rare] = [weigher.weightOf(records[0]!, records[1]!), weigher.weightOf(records[2]!, records[3]!)]
  assert.ok(rare > common + 2, `${rare} for the rare, ${common} for the common`)
  const alone = weigherOf(comparerOf(register), model, frequencies(register, model)).weightOf(records[0]!, records[2]!)
  assert.ok(common > alone, `${common} with the common surname, ${alone} with another`)
})

test('expectation-maximisation finds the agreement it was not told', () => {
  const truth = { m: [0, 0.15, 0.25, 0.6], u: [0, 0.9, 0.09, 0.01], share: 0.02, pairs: 1_000_000 }
  const fields = ['document', 'phone', 'house_number', 'document_2'].map((name): Agreement => ({
    name,
    nature: 'number',
    m: firstGuess('number'),
    u: truth.u,
  }))
  const width = fields.length
  const levels = new Uint8Array(3 ** width * width)
  const counts = new Float64Array(3 ** width)
  for (let p = 0; p < counts.length; p++) {
    let [match, stranger] = [truth.share, 1 - truth.share]
    for (let f = 0; f < width; f++) {
      const level = 1 + (Math.floor(p / 3 ** f) % 3)
      levels[p * width + f] = level
      match *= truth.m[level]!
      stranger *= truth.u[level]!
    }
    counts[p] = (match + stranger) * truth.pairs
  }
  const model: Model = expectation(
    { fields, share: 0.001, rounds: 0 },
    { count: counts.length, levels, counts, pairs: truth.pairs, mostMatches: truth.pairs / 4 },
    400,
  )
  assert.ok(Math.abs(model.share - truth.share) < 0.002, `share ${model.share}`)
  for (const { m } of model.fields) m.forEach((value, level) => assert.ok(Math.abs(value - truth.m[level]!) < 0.02, `m ${m.join(' ')}`))
})

test('one doubtful pair does not join two families, and no person has more records than the guard allows', () => {
  const records = 12
  const weightOf = (a: number, b: number) => (a < 6 === b < 6 ? 10 : -15)
  const pairs: [number, number, number][] = [[5, 6, 3]]
  for (let a = 0; a < records; a++) for (let b = a + 1; b < records; b++) if (a < 6 === b < 6) pairs.push([a, b, 10])
  const edges = {
    count: pairs.length,
    a: Int32Array.from(pairs, ([a]) => a),
    b: Int32Array.from(pairs, ([, b]) => b),
    weight: Float32Array.from(pairs, ([, , weight]) => weight),
  }
  const grouped = clusterRecords(records, edges, { least: 0, mean: -5, most: 100, weightOf })
  assert.deepEqual([...grouped], [0, 0, 0, 0, 0, 0, 6, 6, 6, 6, 6, 6])
  const guarded = clusterRecords(records, edges, { least: 0, mean: -5, most: 4, weightOf })
  const sizes = new Map<number, number>()
  for (const person of guarded) sizes.set(person, (sizes.get(person) ?? 0) + 1)
  assert.ok([...sizes.values()].every((size) => size <= 4))
})

test('a pair that several passes propose is visited once', () => {
  const register = buildRegister([madeTable], [roles], anyAscii)
  const { keys } = candidateKeys(register)
  const passes = openPasses(
    keys.slice(0, 12).map((key) => ({ key, cap: 60 })),
    register.size,
  )
  const seen = new Set<number>()
  const visited = visitPairs(passes, (a, b) => {
    assert.ok(a < b)
    const pair = a * register.size + b
    assert.ok(!seen.has(pair), 'twice')
    seen.add(pair)
  })
  assert.equal(seen.size, visited)
  assert.ok(visited < passes.passes.reduce((sum, pass) => sum + pass.pairs, 0), 'and the passes did overlap')
})

test('dates of birth are compared by the kind of error', () => {
  const rows: [number, number, (typeof dateLevels)[number]][] = [
    [19900403, 19900403, 'same'],
    [19900403, 19900304, 'day_month_swapped'],
    [19900403, 19900101, 'year_only_known'],
    [19900403, 19900000, 'year_only_known'],
    [19900403, 19900413, 'one_digit_off'],
    [19900403, 19910403, 'one_digit_off'],
    [19900403, 19450403, 'day_and_month'],
    [19900412, 19900421, 'one_digit_off'],
    [19900403, 19900517, 'same_year'],
    [19900403, 19910101, 'near_year'],
    [19900403, 19750817, 'different'],
  ]
  for (const [a, b, level] of rows) {
    assert.equal(dateLevels[compareDates(a, b)], level, `${a} and ${b}`)
    assert.equal(compareDates(a, b), compareDates(b, a))
  }
  const written: [string, number][] = [
    ['1990-04-03', 19900403],
    ['19900403', 19900403],
    ['03/04/1990', 19900403],
    ['25.12.1990', 19901225],
    ['3 avril 1990', 19900403],
    ['Apr 3, 1990', 19900403],
    ['1990', 19900000],
    ['1990-04', 19900400],
    ['unknown', 0],
  ]
  for (const [text, day] of written) assert.equal(readDate(text, 'dmy'), day, text)
  assert.equal(readDate('03/04/1990', 'mdy'), 19900304)
})

test('nearness of names is symmetric, bounded by its quick estimate, and knows one slip', () => {
  const draft = draftDictionary()
  const words = made.rows.slice(0, 300).map((row) => codeOf(draft, row[1]!))
  const [martha, marhta, mart] = ['martha', 'marhta', 'mart'].map((word) => codeOf(draft, word)) as [number, number, number]
  const dictionary = packed(draft)
  assert.ok(Math.abs(jaroWinkler(dictionary, martha, marhta) - 0.9611) < 0.001)
  assert.ok(isOneEditApart(dictionary, martha, marhta) && !isOneEditApart(dictionary, martha, mart))
  for (const a of words)
    for (const b of words.slice(0, 40)) {
      const near = jaroWinkler(dictionary, a, b)
      assert.equal(near, jaroWinkler(dictionary, b, a))
      assert.ok(near <= mostJaroWinkler(dictionary, a, b) + 1e-9)
    }
})

test('columns are known by their header in French and English, and by their contents without one', () => {
  const header = (names: string[], rows: string[][]) => guessColumns(tableOf(rows, names).columns, new Set(['id']))
  const rows = Array.from({ length: 40 }, (_, n) => [
    String(n),
    ['Amina', 'Paul', 'Marie', 'Ahmed'][n % 4]!,
    `Exemple${'abcdefgh'[n % 8]!}`,
    `19${50 + n}-0${1 + (n % 9)}-1${n % 9}`,
    n % 2 === 0 ? 'F' : 'M',
    `AB${1_000_000 + ((n * 7919) % 30)}`,
  ])
  const expected: Role[] = ['ignore', 'first_name', 'surname', 'birth_date', 'sex', 'document']
  assert.deepEqual(header(['id', 'prénom', 'nom', 'date de naissance', 'sexe', 'numéro de passeport'], rows), expected)
  assert.deepEqual(header(['id', 'First Name', 'last_name', 'DOB', 'gender', 'PassportNo'], rows), expected)
  assert.deepEqual(header(['id', 'a', 'b', 'c', 'd', 'e'], rows), expected)
})

test('weights saved and read again link alike; a file that holds none is refused with what it lacks', () => {
  const linkage = link([madeTable], [roles], rules)
  const saved = JSON.parse(JSON.stringify(weightsOf(linkage.model))) as unknown
  assert.equal(weightsFault(saved), undefined)
  const again = link([madeTable], [roles], { ...rules, weights: saved as typeof personWeights })
  const meter = meterOf(madeTruth)
  visitOutcomes(again, 0.01, meter.add)
  assert.ok(meter.read().f1 > 0.97)
  assert.match(weightsFault({ format: 'other' })!, /format/)
  assert.match(weightsFault({ ...(saved as object), fields: [{ name: 'surname', nature: 'colour', levels: [] }] })!, /nature/)
  assert.equal(weightsFault(personWeights), undefined)
})

test('taught by confirmed pairs, the linkage is at least as right', () => {
  const a: number[] = []
  const b: number[] = []
  made.personOf.forEach((person, row) => {
    if (made.personOf[row + 1] === person) {
      a.push(row)
      b.push(row + 1)
    }
  })
  const linkage = link([madeTable], [roles], { ...rules, labelled: { a: Int32Array.from(a), b: Int32Array.from(b) } })
  const meter = meterOf(madeTruth)
  visitOutcomes(linkage, 0.01, meter.add)
  assert.ok(meter.read().f1 > 0.98, `F1 ${meter.read().f1}`)
})

test('a person being entered is compared with those on file, in any script, and told why', () => {
  const onFile = [
    { first_name: 'Yusuf', surname: 'Haddad-Exemple', birth_date: '1990-04-03', sex: 'M', nationality: 'SY' },
    { first_name: 'Marie', surname: 'Exemple', birth_date: '1971-01-01', sex: 'F', nationality: 'CD' },
    { first_name: 'يوسف', surname: 'حداد', birth_date: '1990-01-01', sex: 'M', nationality: 'SY' },
  ]
  const likely = compareRecords(
    { first_name: 'Youssef', surname: 'Haddad', birth_date: '1990-03-04', sex: 'M', nationality: 'SY' },
    onFile,
    {
      weights: personWeights,
      romanise: anyAscii,
    },
  )
  assert.ok(
    likely[0]!.bits > 0 && likely[2]!.bits > likely[1]!.bits && likely[1]!.bits < -10,
    likely.map((one) => one.bits.toFixed(1)).join(' '),
  )
  assert.equal(likely[0]!.pattern['birth_date'], 'day_month_swapped')
  assert.match(likely[0]!.why, /day and month swapped in birth date/)
  assert.equal(likely[2]!.pattern['surname'] === 'different', false, 'the same name in Arabic letters')
  const rare = compareRecords({ surname: 'Zzyzx' }, [{ surname: 'Zzyzx' }], {
    weights: personWeights,
    romanise: anyAscii,
    frequencyOf: () => 1e-6,
  })
  const common = compareRecords({ surname: 'Ali' }, [{ surname: 'Ali' }], {
    weights: personWeights,
    romanise: anyAscii,
    frequencyOf: () => 0.02,
  })
  assert.ok(rare[0]!.bits > common[0]!.bits)
})

test('names in the wrong column, and a lone name, are still compared', () => {
  const [swapped, lone] = compareRecords(
    { first_name: 'Tesfay', surname: 'Haile' },
    [{ first_name: 'Haile', surname: 'Tesfay' }, { first_name: 'Haile' }],
    { weights: personWeights, romanise: anyAscii },
  )
  assert.deepEqual(swapped!.pattern, { first_name: 'crossed', surname: 'crossed' })
  assert.deepEqual(lone!.pattern, { surname: 'crossed' })
})

test('reasons read as a clerk would say them', () => {
  assert.equal(
    explain([
      { field: 'birth_date', level: 'year_only_known', bits: 5 },
      { field: 'surname', level: 'alike', bits: 3 },
    ]),
    'same birth year, surname spelt another way',
  )
})

test('in a list too short to learn from, what registers show elsewhere finds the double', () => {
  const rows = [
    ['Amina', 'Exemple', '1960-01-10', 'F'],
    ['Paul', 'Modele', '1961-12-24', 'M'],
    ['Yusuf', 'Essai', '1975-07-14', 'M'],
    ['Elena', 'Fictif', '1988-03-02', 'F'],
    ['Kofi', 'Inventé', '1992-10-30', 'M'],
    ['Amena', 'Exemple', '1960-01-10', 'F'],
  ]
  const names: Role[] = ['first_name', 'surname', 'birth_date', 'sex']
  const linkage = link([tableOf(rows, names)], [names], rules)
  assert.deepEqual([...personOfRows(linkage)], [0, 1, 2, 3, 4, 0])
})

test('a file of which nothing can be learned joins nobody', () => {
  const rows = [
    ['Amina', 'Exemple', '1990-04-03'],
    ['Paul', 'Modele', '1961-12-24'],
    ['Marie', 'Essai', '1975-07-14'],
  ]
  const linkage = link([tableOf(rows, ['first_name', 'surname', 'birth_date'])], [['first_name', 'surname', 'birth_date']], rules)
  assert.deepEqual([...personOfRows(linkage)], [0, 1, 2])
})
