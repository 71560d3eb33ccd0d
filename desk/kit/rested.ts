/** Words that wait until the hand rests, so that not every key asks the server. */
import { useEffect, useState } from 'react'

export function useRested<Value>(value: Value, afterMs = 250): Value {
  const [rested, setRested] = useState(value)
  const key = JSON.stringify(value)
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), afterMs)
    return () => clearTimeout(timer)
    // The value is new on every render; its text says whether it changed.
  }, [key, afterMs])
  return rested
}
