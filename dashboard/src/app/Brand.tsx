import { Link } from 'react-router';
import styles from './Brand.module.css';

export function Brand() {
  return (
    <Link to="/" className={styles.brand}>
      <img src="/favicon.svg" alt="" width={26} height={26} />
      Rollbook
    </Link>
  );
}
