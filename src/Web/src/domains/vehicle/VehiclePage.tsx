import { useWords } from '../../i18n/LanguageProvider';
import { DomainPage, Total } from '../DomainPage';
import { VehicleCard } from './VehicleCard';

export default function VehiclePage() {
  const { t } = useWords();
  return (
    <DomainPage title={t('domain.vehicle')} emptyText={t('vehicle.empty')} isEmpty={view => view.vehicle.items.length === 0}>
      {({ vehicle, today }) => (
        <>
          <Total name={t('vehicle.total')} figure={vehicle.total} />
          {vehicle.items.map(item => <VehicleCard key={item.id} item={item} today={today} />)}
        </>
      )}
    </DomainPage>
  );
}
