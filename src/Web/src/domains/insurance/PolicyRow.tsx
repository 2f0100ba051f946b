import type { PolicyItem } from '../../api/types';
import { day, tableDay } from '../../format/dates';
import { money } from '../../format/money';
import { useWords } from '../../i18n/LanguageProvider';
import { AmountText, Private } from '../../ui/AmountText';
import { Badge, Fact, Facts } from '../../ui/Card';
import { ItemRow } from '../../ui/Disclosure';
import { FigureText } from '../../ui/FigureText';
import { HistoryLink, SourceFacts, itemUnder } from '../ItemFoot';

const inForce = '02';

export function PolicyRow({ item, today }: { item: PolicyItem; today: string }) {
  const { t, known, language } = useWords();
  return (
    <ItemRow
      id={item.id}
      mark={item.institutionName}
      name={<>{item.name} <Badge tone={item.statusCode === inForce ? 'ok' : 'plain'}>{known('policyStatus', item.statusCode)}</Badge></>}
      under={`${itemUnder(item)} · ${known('policyKind', item.kind)} · ${known('role', item.role)}`}
      figure={item.premium ? <FigureText figure={item.premium} /> : undefined}
    >
      <Facts>
        <Fact label={t('insurance.sumInsured')}>{item.sumInsured && <FigureText figure={item.sumInsured} />}</Fact>
        <Fact label={t('insurance.monthly')}>{item.monthlyPremium != null && <AmountText amount={item.monthlyPremium} />}</Fact>
        <Fact label={t('insurance.cycle')}>{item.premiumCycle && known('premiumCycle', item.premiumCycle)}</Fact>
        <Fact label={t('insurance.ends')}>{item.endsOn && day(item.endsOn, language, today)}</Fact>
        <Fact label={t('insurance.premiumsEnd')}>{item.premiumsEndOn && day(item.premiumsEndOn, language, today)}</Fact>
        <Fact label={t('insurance.renewal')}>{t(item.isRenewable ? 'insurance.renewable' : 'insurance.fixed')}</Fact>
        <Fact label={t('insurance.surrender')}><span className="quiet">{t('insurance.surrender.missing')}</span></Fact>
        {item.premium && <SourceFacts figure={item.premium} item={item} />}
      </Facts>
      <Cars cars={item.cars} />
      <Covers item={item} />
      <HistoryLink item={item} />
    </ItemRow>
  );
}

function Cars({ cars }: { cars: PolicyItem['cars'] }) {
  const { t, known } = useWords();
  return cars.map((car, index) => (
    <div key={index}>
      <h3>{[car.plate, car.carName].filter(Boolean).join(' ')}</h3>
      <Facts>
        <Fact label={t('insurance.car.period')}>{tableDay(car.startsOn)} – {tableDay(car.endsOn)}</Fact>
        <Fact label={t('insurance.car.own')}>{t(car.hasOwnDamage ? 'yes.joined' : 'no.joined')}</Fact>
        <Fact label={t('insurance.car.age')}>{car.ageRider && known('ageRider', car.ageRider)}</Fact>
        <Fact label={t('insurance.car.driver')}>{car.driverRider && known('driverRider', car.driverRider)}</Fact>
        <Fact label={t('insurance.car.mileage')}><span className="quiet">{t('reason.not-sent')}</span></Fact>
      </Facts>
    </div>
  ));
}

function Covers({ item }: { item: PolicyItem }) {
  const { t, known, language } = useWords();
  if (item.riders.length + item.coverages.length === 0) return null;
  return (
    <>
      <h3>{t('insurance.covers')}</h3>
      <ul className="plain-list">
        {item.riders.map((rider, index) => (
          <li key={`rider-${index}`} className="pair">
            <span>{rider.name} <Badge>{t(rider.isMain ? 'insurance.main' : 'insurance.rider')}</Badge></span>
            <Private>{money(rider.sumInsured, rider.currency, language)}</Private>
          </li>
        ))}
        {item.coverages.map((coverage, index) => (
          <li key={`cover-${index}`} className="pair">
            <span>{coverage.name ?? known('coverage', coverage.code)}</span>
            <AmountText amount={coverage.amount} />
          </li>
        ))}
      </ul>
    </>
  );
}
