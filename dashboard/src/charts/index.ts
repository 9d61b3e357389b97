export { MethodBars } from './MethodBars';
export { useNumbers } from './numbers';
export { SeatBar, type SeatCounts } from './SeatBar';
export { SeatPicture } from './SeatPicture';
