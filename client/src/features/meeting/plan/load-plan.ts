import { EarlyPart } from '../../../core/early-part.ts';
import { addTexts } from '../../../i18n/current-language.ts';
import { planTexts } from '../../../i18n/plan-shelf.ts';

/** What pages show and offer of the planned end, with its texts: loaded where there is one, or where it is set. */
export const planParts = new EarlyPart(async () => {
  const [{ CommunePlan, PlanDialog, PlanForm, PlanMark, PlanNotice }] = await Promise.all([
    import('./plan-parts.ts'),
    addTexts(planTexts),
  ]);
  return { CommunePlan, PlanDialog, PlanForm, PlanMark, PlanNotice };
});
