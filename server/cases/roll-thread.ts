/** The thread in which a large roll is read, so that nobody at a desk waits for it. It gives one part each time it is asked for more. */
import { parentPort, workerData } from 'node:worker_threads'
import { type ReadOrder, readParts } from './roll-parts.ts'

const parts = readParts(workerData as ReadOrder)
parentPort!.on('message', () => {
  void parts.next().then(({ done, value }) => {
    if (done !== true) parentPort!.postMessage(value)
  })
})
