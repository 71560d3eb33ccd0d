// Names meet across spellings and scripts, and do not meet when they are different names.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import anyAscii from 'any-ascii'
import { foldedWords } from './fold.ts'
import { scriptOf } from './script.ts'
import { skeletonOf } from './skeleton.ts'

test('a name is folded to plain words, whatever its case, accents and apostrophes', () => {
  const rows: [string, string[]][] = [
    ['  Nguyễn-Đặng ', ['nguyen', 'dang']],
    ['O’Brien', ['obrien']],
    ["D'Août", ['daout']],
    ['ØSTERGÅRD Straße', ['ostergard', 'strasse']],
    ['Хрущёв', ['хрущев']],
    ['Αλέξανδρος', ['αλεξανδρος']],
    ['', []],
    ['\u0000 - \u202e', []],
  ]
  for (const [name, words] of rows) assert.deepEqual(foldedWords(name), words, name)
})

test('letters that keyboards and spellings swap are one letter', () => {
  const rows = [
    ['کریم', 'كريم'],
    ['أَحْمَد', 'احمد'],
    ['فاطمة', 'فاطمه'],
    ['مصطفى', 'مصطفي'],
    ['ይስሓቅ', 'ይስሃቅ'],
    ['ፀሐይ', 'ጸሃይ'],
    ['ሠናይት', 'ሰናይት'],
    ['ዓለም', 'ኣለም'],
  ]
  for (const [a, b] of rows) assert.deepEqual(foldedWords(a!), foldedWords(b!), `${a} and ${b}`)
})

test('spellings of one name share a skeleton, in Latin letters and in their own', () => {
  const rows = `Mohamed Muhammad Mouhammad محمد · Ahmad Ahmed أحمد · Fatima Fatimah Fatma فاطمة · Youssef Yusuf يوسف یوسف · Ali Aly علي · Khatib Khateeb Alkhatib الخطيب
    Cherif Sherif شريف · Siham سهام · Walid Oualid وليد · Hussein Hossein حسین حسين · Abdullah Abdoullah عبدالله · Tesfay Tesfaye ተስፋይ · Haile ሃይለ ኃይለ · Tsehay Sehay ፀሐይ
    Khrushchev Khrouchtchev Хрущёв · Singh ਸਿੰਘ · Azad ئازاد · Ibrahim Ebrahim إبراهيم · Eyob Iyob ኢዮብ · Sarah Sara שרה · Alexandros Αλέξανδρος · Noor Nour نور`
  for (const row of rows.split(/·|\n/)) {
    const names = row.trim().split(' ')
    const skeletons = names.map((name) => skeletonOf(foldedWords(name)[0]!, anyAscii))
    assert.equal(new Set(skeletons).size, 1, `${names.join(' ')}: ${skeletons.join(' ')}`)
  }
})

test('different names keep different skeletons, and a sign without sound has none', () => {
  const names = ['Ali', 'Omar', 'Layla', 'Mariam', 'Hassan', 'Samir', 'Nour', 'Karim', 'Walid', 'Tesfay', 'Eyob', 'Zahra', 'Rim', 'Oleg']
  const skeletons = names.map((name) => skeletonOf(foldedWords(name)[0]!, anyAscii))
  assert.equal(new Set(skeletons).size, names.length, skeletons.join(' '))
  for (const silent of ['a', '7', '1990', 'ا']) assert.equal(skeletonOf(silent, anyAscii), undefined, silent)
})

test('the script of a name is the one of most of its letters', () => {
  const rows: [string, string | undefined][] = [
    ['Amina', 'Latn'],
    ['أمينة', 'Arab'],
    ['ተስፋይ', 'Ethi'],
    ['Олена', 'Cyrl'],
    ['ਗੁਰਪ੍ਰੀਤ', 'Guru'],
    ['राम', 'Deva'],
    ['שרה', 'Hebr'],
    ['李小龍', 'Hani'],
    ['محمد (M.)', 'Arab'],
    ['123', undefined],
  ]
  for (const [name, script] of rows) assert.equal(scriptOf(name), script, name)
})
