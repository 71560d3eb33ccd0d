/** Contract ↔ permission ↔ action. */
import * as people from '#domain/people/contract.ts'
import { type Route, route } from '#server/kit/route.ts'
import { addPersonAsked, changePerson, getPerson, listPersons } from './actions.ts'
import { recordConsent, withdrawConsent } from './consent-actions.ts'
import { addDocument } from './document-actions.ts'
import { listLikely, search } from './search-actions.ts'

export const peopleRoutes: Route[] = [
  route(people.search, 'people.read', search),
  route(people.listPersons, 'people.read', listPersons),
  route(people.getPerson, 'people.read', getPerson),
  route(people.listLikely, 'people.read', listLikely),
  route(people.addPerson, 'people.write', addPersonAsked),
  route(people.changePerson, 'people.write', changePerson),
  route(people.addDocument, 'people.write', addDocument),
  route(people.recordConsent, 'people.write', recordConsent),
  route(people.withdrawConsent, 'people.write', withdrawConsent),
]
