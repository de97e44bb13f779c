/** A job's cost against the register's size, both by powers of ten, so that a straight slope of one is "twice as large, twice as long". */
import { LineChart } from 'echarts/charts';
import { GridComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import type { Curve } from './growth.ts';

use([LineChart, GridComponent, SVGRenderer]);

const [width, height] = [460, 240];
const ink = '#1b1b1b';
const axisLabel = { fontSize: 12, color: ink };

export function curveSvg(title: string, curve: Curve): string {
  const instance = init(null, null, { renderer: 'svg', ssr: true, width, height });
  const points = Object.entries(curve).map(([count, ms]) => [Number(count), ms] as const);
  const highest = Math.max(1_000, ...points.map(([, ms]) => ms));
  instance.setOption({
    animation: false,
    backgroundColor: '#ffffff',
    textStyle: { fontFamily: 'sans-serif', fontSize: 12, color: ink },
    grid: { top: 34, right: 24, bottom: 34, left: 62 },
    xAxis: axis('beslut', 100, 1_000_000, count => count.toLocaleString('sv-SE')),
    yAxis: axis('tid', 10, 10 ** Math.ceil(Math.log10(highest)), time),
    series: [line(points)],
  });
  const svg = instance.renderToSVGString();
  instance.dispose();
  return named(svg, title);
}

function axis(name: string, min: number, max: number, formatter: (value: number) => string) {
  const label = { ...axisLabel, formatter };
  return { type: 'log', name, min, max, axisLabel: label, splitLine: { lineStyle: { color: '#ddd' } } } as const;
}

function line(points: readonly (readonly [number, number])[]) {
  const shown = ({ value }: { value: unknown }) => time((value as [number, number])[1]);
  return {
    ...{ type: 'line', data: points.map(point => [...point]), symbol: 'circle', symbolSize: 8 },
    ...{ lineStyle: { color: '#4d7ea8', width: 2 }, itemStyle: { color: '#4d7ea8' } },
    label: { show: true, position: 'top', fontSize: 12, color: ink, formatter: shown },
  } as const;
}

export function time(ms: number): string {
  if (ms < 1_000) return `${Math.round(ms)} ms`;
  const seconds = ms / 1_000;
  return `${seconds < 10 ? seconds.toFixed(1).replace('.', ',') : Math.round(seconds)} s`;
}

/** What is drawn, for who cannot see it; and none of the library's own numbers and classes, which change from run to run. */
function named(svg: string, title: string): string {
  return svg
    .replace(/^<svg[^>]*>/, start => `${start}\n<title>${title.replaceAll('<', '&lt;')}</title>`)
    .replace(/<style.*?<\/style>\s*/s, '')
    .replace(/ class="[^"]*"/g, '')
    .replace(/\bzr\d+-/g, 'k-');
}
