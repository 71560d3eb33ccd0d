// Typed arrays that grow while a list of unknown length is written: millions of options without millions of objects.

export type Growing<List> = { push: (value: number) => void; length: () => number; done: () => List }

export function growInts(): Growing<Int32Array> {
  let list = new Int32Array(1024)
  let length = 0
  const push = (value: number): void => {
    if (length === list.length) {
      const longer = new Int32Array(length * 2)
      longer.set(list)
      list = longer
    }
    list[length] = value
    length += 1
  }
  return { push, length: () => length, done: () => list.slice(0, length) }
}

export function growNumbers(): Growing<Float64Array> {
  let list = new Float64Array(1024)
  let length = 0
  const push = (value: number): void => {
    if (length === list.length) {
      const longer = new Float64Array(length * 2)
      longer.set(list)
      list = longer
    }
    list[length] = value
    length += 1
  }
  return { push, length: () => length, done: () => list.slice(0, length) }
}
